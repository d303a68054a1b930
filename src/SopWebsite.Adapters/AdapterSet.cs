using SopWebsite.Adapters.Dumps;
using SopWebsite.Adapters.Storage;
using SopWebsite.Adapters.Workbooks;
using SopWebsite.Backups;
using SopWebsite.Composition;
using SopWebsite.Register;
using SopWebsite.Reporting;

namespace SopWebsite.Adapters;

/// <summary>The one implementation of <see cref="IAdapterSet"/>. The module finds it by this name.</summary>
/// <param name="dataFolder">The folder that holds <c>procedures/</c> and <c>calendars/</c>.</param>
public sealed class AdapterSet(string dataFolder) : IAdapterSet
{
    /// <summary>The folder that holds <c>procedures/</c> and <c>calendars/</c>.</summary>
    public string DataFolder { get; } = dataFolder;

    /// <inheritdoc/>
    public IDatabaseDumper Dumper { get; } = new DatabaseDumper();

    /// <inheritdoc/>
    public IRegister OpenRegister(string location, RegisterAccess access = RegisterAccess.Write) => SqliteRegister.Open(location, access);

    /// <inheritdoc/>
    public IWorkbookWriter Workbooks { get; } = new ClosedXmlWorkbookWriter();
}
