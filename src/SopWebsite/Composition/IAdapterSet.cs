using SopWebsite.Backups;
using SopWebsite.Register;
using SopWebsite.Reporting;

namespace SopWebsite.Composition;

/// <summary>
/// Everything third-party, behind the ports that the duties declare. The hosts (the module, the runner) make the one implementation and
/// hand its parts to the duties.
/// </summary>
public interface IAdapterSet
{
    /// <summary>Opens the register, making or migrating it as needed.</summary>
    /// <param name="location">A path, as <see cref="RegisterLocation.Resolve"/> gives it.</param>
    /// <param name="access">Whether a register that is not there yet is made.</param>
    /// <exception cref="Errors.SopException"><c>SopRegisterUnusable</c>: it cannot be opened, or a newer version wrote it.</exception>
    IRegister OpenRegister(string location, RegisterAccess access = RegisterAccess.Write);

    /// <summary>Draws Excel workbooks.</summary>
    IWorkbookWriter Workbooks { get; }

    /// <summary>Dumps databases.</summary>
    IDatabaseDumper Dumper { get; }
}
