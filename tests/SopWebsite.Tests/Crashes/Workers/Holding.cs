namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Stops a worker for good at a point that its test named, so that it can be killed there and nowhere else.</summary>
/// <param name="at">At which passing it stops; 0 for never.</param>
internal sealed class Holding(int at)
{
    private int _passed;

    public void Pass()
    {
        if (++_passed != at) return;
        Console.WriteLine("held");
        // Nothing ever comes; where the test ends without killing it, its input ends, and then it ends too.
        Console.In.ReadToEnd();
        Environment.Exit(3);
    }
}
