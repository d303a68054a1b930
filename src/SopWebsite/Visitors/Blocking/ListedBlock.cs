using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>An entry of a list, with its addresses as numbers: these are what is printed.</summary>
internal readonly record struct ListedBlock(AddressBlock Block, VisitorBlock Entry);
