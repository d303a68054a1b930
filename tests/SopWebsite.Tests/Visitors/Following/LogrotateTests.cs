using System.Diagnostics;
using System.Globalization;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>The real logrotate, with the configurations that servers have.</summary>
public sealed class LogrotateTests : IDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/logrotate", "/usr/bin/logrotate", "/sbin/logrotate" }.FirstOrDefault(File.Exists);

    private readonly TemporaryFolder _folder = new();
    private int _next;

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("access.log*", "rotate 5\ncompress\ndelaycompress\ncreate 0640")]
    [InlineData("access.log*", "rotate 5\ncompress\ncreate 0640")]
    [InlineData("access.log*", "rotate 5\ncopytruncate\ncompress\ndelaycompress")]
    [InlineData("access.log*", "rotate 5\ncopytruncate")]
    [InlineData("access.log*", "rotate 5\nnocompress\nnocreate")]
    [InlineData("access*.log*", "rotate 5\nextension .log\ncompress\ndelaycompress")]
    [InlineData("access.log", "rotate 5\nnocompress\ncreate 0640")]
    [InlineData("access.log", "rotate 5\ncopytruncate\nnocompress")]
    [InlineData("access.log*", "rotate 5\ndateext\ndateformat -%Y%m%d-%s\ncompress\ndelaycompress")]
    public void RotationLosesNothing(string pattern, string configuration)
    {
        Skip.If(Program is null, "logrotate is not installed");
        var follower = new NumberedFollower(() => Directory.GetFiles(_folder.Path, pattern));
        File.WriteAllText(_folder["rotate.conf"], $"{_folder["access.log"]} {{\nsize 1\nmissingok\n{configuration}\n}}\n");
        File.SetUnixFileMode(_folder["rotate.conf"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // Of dated names there is one a second.
        for (var day = 0; day < (configuration.Contains("dateext", StringComparison.Ordinal) ? 1 : 7); day++)
        {
            Append(40);
            if (day != 2) follower.Pass();
            Append(3);
            Rotate();
            if (day == 4) follower.Pass(killed: true);
            Append(5);
            follower.Pass();
            Append(1);
            follower.Pass(later: TimeSpan.FromHours(23));
        }
        follower.Pass();

        follower.AssertCounted(Enumerable.Range(0, _next));
        Assert.Empty(follower.Gaps);
    }

    [SkippableFact]
    public void WhatIsRotatedAwayBetweenTwoPassesIsAGap()
    {
        Skip.If(Program is null, "logrotate is not installed");
        var follower = new NumberedFollower(() => Directory.GetFiles(_folder.Path, "access.log*"));
        File.WriteAllText(_folder["rotate.conf"], $"{_folder["access.log"]} {{\nsize 1\nrotate 1\ncreate 0640\n}}\n");
        File.SetUnixFileMode(_folder["rotate.conf"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Append(10);
        follower.Pass();
        for (var n = 0; n < 3; n++)
        {
            Append(2);
            Rotate();
        }

        var gap = Assert.Single(follower.Pass());

        Assert.Equal(_folder["access.log"], gap.Path);
        follower.AssertCounted([.. Enumerable.Range(0, 10), 14, 15]);
        Assert.Empty(follower.Pass());
    }

    private void Append(int lines) => File.AppendAllLines(_folder["access.log"], Enumerable.Range(0, lines).Select(_ =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"203.0.113.{_next % 250} - - [21/Nov/2026:09:{_next / 60 % 60:00}:{_next % 60:00} +0700] \"GET /?n={_next++}; HTTP/1.1\" 200 512")));

    private void Rotate()
    {
        using var process = Process.Start(
            new ProcessStartInfo(Program!, ["-f", "-s", _folder["state"], _folder["rotate.conf"]]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }
}
