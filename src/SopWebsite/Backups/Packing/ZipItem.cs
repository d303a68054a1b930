namespace SopWebsite.Backups.Packing;

/// <summary>An entry as a zip's directory has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">How it is compressed: 0 stored, 8 deflated.</param>
/// <param name="IsEncrypted">AE-2 with AES-256.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Bytes">Bytes of content, as the directory says.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipItem(string Name, ushort Method, bool IsEncrypted, long Packed, long Bytes, long Offset);
