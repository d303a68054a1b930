using System.Collections;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Takes file objects by their full name. Without it Windows PowerShell turns what Get-ChildItem writes into bare names, which then mean
/// files of another folder.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FileNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = Unwrap(inputData);
        return given is IEnumerable many and not string ? many.Cast<object>().Select(item => Name(Unwrap(item))).ToArray() : Name(given);
    }

    private static object Unwrap(object item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private static object Name(object item) => item is FileSystemInfo file ? file.FullName : item;
}
