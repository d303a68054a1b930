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
    /// <summary>True where the parameter takes wildcards: then those in the name of a file object are none.</summary>
    public bool IsPattern { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = Unwrap(inputData);
        return given is IEnumerable many and not string ? many.Cast<object>().Select(item => Name(Unwrap(item))).ToArray() : Name(given);
    }

    private static object Unwrap(object item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private object Name(object item) => item is not FileSystemInfo file ? item : IsPattern ? WildcardPattern.Escape(file.FullName) : file.FullName;
}
