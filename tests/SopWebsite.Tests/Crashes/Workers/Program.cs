namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>
/// What this assembly does as a process of its own: tests start it to have something to kill. Under a test runner it is never called.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["transitions", var register, var seed, var operations, var hold]:
                new TransitionWorker(register, Number(seed), Number(operations), Number(hold)).Run();
                return 0;
            case ["entries", var register, var name, var count]:
                EntryWorker.Run(register, name, Number(count));
                return 0;
            case ["sender", var register, var at, var hold]:
                await SenderWorker.RunAsync(register, at, Number(hold));
                return 0;
            case ["pass", var register, var at, var hold]:
                PassWorker.Run(register, at, Number(hold));
                return 0;
            case ["access", var register]:
                AccessWorker.Run(register);
                return 0;
            case ["copy", var register, var set, var destination]:
                CopyWorker.Run(register, set, destination);
                return 0;
            case ["backup", var register, var type, var hold]:
                BackupWorker.Run(register, type, Number(hold));
                return 0;
            case ["restore", var register, var at, var what, var set, var target]:
                RestoreWorker.Run(register, at, what, set, target);
                return 0;
            case ["mirror", var mirror, var address, var identity, var hostKey]:
                MirrorWorker.Run(mirror, address, identity, hostKey);
                return 0;
            default:
                await Console.Error.WriteLineAsync("these are tests; run them with dotnet test");
                return 64;
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
