using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>Takes a court's own procedure into the register.</summary>
public sealed class ProcedureImport(IProcedureReader reader, IProcedureStore store, IClock clock)
{
    /// <summary>Reads and checks a file without changing anything.</summary>
    /// <exception cref="SopException">As <see cref="IProcedureReader.Read"/>; and <c>SopProcedureInvalid</c> for the first finding that is an
    /// error.</exception>
    public SopProcedureFile Check(string path)
    {
        var file = reader.Read(path);
        if (ProcedureLinter.Check(file.Procedure, file).FirstOrDefault(finding => finding.Severity == SopFindingSeverity.Error) is { } fault)
        {
            var activity = fault.Activity is { } number ? ($"activity {number}: ", $"aktivitas {number}: ") : ("", "");
            throw new SopException(
                "SopProcedureInvalid", SopErrorKind.InvalidData,
                new Phrase($"{path}, line {fault.Line}: {activity.Item1}{fault.Message.English} ({fault.Id}).",
                    $"{path}, baris {fault.Line}: {activity.Item2}{fault.Message.Indonesian} ({fault.Id})."),
                path);
        }
        return file;
    }

    /// <summary>Puts a checked procedure into the register, in place of one of the same code. Runs under way keep their definition.</summary>
    public void Put(SopProcedureFile file) => store.Put(file.Procedure, clock.UtcNow);
}
