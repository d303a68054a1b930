using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Register;

namespace SopWebsite.Adapters.Storage;

/// <summary>What can be wrong with a register, in the same words and ids for every kind of database.</summary>
internal static class RegisterFaults
{
    public static SopException DiskFull(Exception failure, string location) =>
        Fault("SopRegisterDiskFull", SopErrorKind.WriteFailure, failure, location, new Phrase(
        "the disk is full; nothing of it was written. Free space and try again.",
        "disk penuh; tidak ada yang tertulis. Kosongkan ruang lalu coba lagi."));

    public static SopException Busy(Exception failure, string location) => Fault("SopRegisterBusy", SopErrorKind.Busy, failure, location, new Phrase(
        "another process has held it for too long. Try again.",
        "proses lain menahannya terlalu lama. Coba lagi."));

    /// <param name="failure">What the database said.</param>
    /// <param name="location">Where the register is.</param>
    /// <param name="remedy">Whose rights are to be looked at.</param>
    public static SopException ReadOnly(Exception failure, string location, Phrase remedy) => Fault(
        "SopRegisterReadOnly", SopErrorKind.WriteFailure, failure, location,
        new Phrase($"it may not be written to. {remedy.English}", $"tidak boleh ditulisi. {remedy.Indonesian}"));

    /// <summary>A register that cannot be opened or read at all.</summary>
    public static SopException Unusable(Exception failure, string location, string? message = null)
    {
        var said = (message ?? failure.Message).TrimEnd('.');
        return Fault("SopRegisterUnusable", SopErrorKind.ReadFailure, failure, location, new Phrase(
            $"{said}. Name another with -Register or {RegisterLocation.Variable}.",
            $"{said}. Pilih yang lain dengan -Register atau {RegisterLocation.Variable}."));
    }

    private static SopException Fault(string id, SopErrorKind kind, Exception failure, string location, Phrase why) => new(
        id, kind,
        new Phrase($"The register '{location}' cannot be used: {why.English}", $"Register '{location}' tidak dapat dipakai: {why.Indonesian}"),
        location, failure);
}
