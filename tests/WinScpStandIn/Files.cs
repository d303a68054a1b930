namespace WinSCP;

public enum TransferMode
{
    Binary = 0,
    Ascii = 1,
    Automatic = 2,
}

public enum OverwriteMode
{
    Overwrite = 0,
    Resume = 1,
    Append = 2,
}

public enum TransferResumeSupportState
{
    Default,
    On,
    Off,
    Smart,
}

public sealed class TransferResumeSupport
{
    public TransferResumeSupportState State { get; set; }
}

public sealed class TransferOptions
{
    public bool PreserveTimestamp { get; set; } = true;

    public FilePermissions? FilePermissions { get; set; }

    public TransferMode TransferMode { get; set; }

    public OverwriteMode OverwriteMode { get; set; }

    public TransferResumeSupport ResumeSupport { get; } = new();

    public int SpeedLimit { get; set; }
}

public sealed class TransferOperationResult(SessionRemoteException? failure)
{
    public void Check()
    {
        if (failure is not null) throw failure;
    }
}

public sealed class RemovalOperationResult
{
    public void Check()
    {
    }
}

public sealed class FilePermissions
{
    public int Numeric { get; set; }
}

public sealed class RemoteFileInfo
{
    public string Name { get; internal set; } = "";

    public string FullName { get; internal set; } = "";

    public char FileType { get; internal set; }

    public long Length { get; internal set; }

    public DateTime LastWriteTime { get; internal set; }

    public FilePermissions? FilePermissions { get; internal set; }

    internal static RemoteFileInfo Of(FileSystemInfo info)
    {
        var isLink = info.LinkTarget is not null;
        return new RemoteFileInfo
        {
            Name = info.Name,
            FullName = info.FullName,
            FileType = isLink ? 'L' : info is DirectoryInfo ? 'D' : '-',
            Length = !isLink && info is FileInfo file ? file.Length : 0,
            LastWriteTime = info.LastWriteTime,
            FilePermissions = OperatingSystem.IsWindows() ? null : new FilePermissions { Numeric = (int)info.UnixFileMode },
        };
    }
}

public sealed class RemoteDirectoryInfo(IReadOnlyList<RemoteFileInfo> files)
{
    public IReadOnlyList<RemoteFileInfo> Files { get; } = files;
}

public sealed class RemotePath
{
    public static string EscapeFileMask(string fileMask)
    {
        var slash = fileMask.LastIndexOf('/') + 1;
        var mask = string.Concat(fileMask[slash..].Select(letter => letter switch
        {
            '[' or '*' or '?' => $"[{letter}]",
            '<' or '>' => $"{letter}{letter}",
            _ => letter.ToString(),
        }));
        return fileMask[..slash] + mask;
    }

    /// <summary>The one file that a mask means; a mask that could mean several is refused, as no caller here wants that.</summary>
    internal static string Named(string mask)
    {
        var slash = mask.LastIndexOf('/') + 1;
        var name = new System.Text.StringBuilder(mask, 0, slash, mask.Length + 16);
        for (var at = slash; at < mask.Length; at++)
        {
            if (mask[at] == '[' && at + 2 < mask.Length && mask[at + 2] == ']')
            {
                name.Append(mask[at + 1]);
                at += 2;
            }
            else if (mask[at] is '*' or '?' or '[') throw new IOException("a mask");
            else if (mask[at] is '<' or '>' && at + 1 < mask.Length && mask[at + 1] == mask[at]) name.Append(mask[++at]);
            else name.Append(mask[at]);
        }
        return name.ToString();
    }
}
