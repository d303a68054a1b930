using System.ComponentModel;
using System.Diagnostics;

namespace SopWebsite.Adapters.Processes;

/// <summary>How a program ended.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Errors">What it said on its error stream, the first few thousand letters.</param>
internal sealed record ProgramEnd(int Exit, string Errors);

/// <summary>One run of a program whose output, or input, may be gigabytes: nothing of it is kept.</summary>
internal sealed class ProgramRun
{
    private const int KeptErrors = 8 * 1024;

    /// <summary>The program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, each as it is to arrive.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Changes its environment.</summary>
    public Action<IDictionary<string, string?>>? Prepare { get; init; }

    /// <summary>Writes its input; its failure ends the program. Null for no input.</summary>
    public Action<Stream>? Input { get; init; }

    /// <summary>Takes its output, piece by piece, on the calling thread; its failure ends the program. Null to pass the output over.</summary>
    public Action<byte[], int>? Output { get; init; }

    /// <summary>Runs it to its end. Whatever stops this stops the program.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public ProgramEnd Run(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = ChildProcess.Start(Program, Arguments, Prepare ?? (_ => { }));
        try
        {
            using var stop = cancellation.Register(() => ChildProcess.Kill(process));
            // All pipes are kept going at once: a child that fills the one nobody reads would wait for ever.
            var errors = ChildProcess.ReadAsync(process.StandardError, KeptErrors);
            if (Output is null)
            {
                var rest = ChildProcess.ReadAsync(process.StandardOutput, 0);
                Feed(process);
                rest.GetAwaiter().GetResult();
            }
            else
            {
                // It is the kill that ends the feeding.
                var feeding = Task.Run(() => FeedOrKill(process), CancellationToken.None);
                Take(process, Output);
                feeding.GetAwaiter().GetResult();
            }
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return new ProgramEnd(process.ExitCode, errors.GetAwaiter().GetResult());
        }
        catch (Exception failure)
        {
            // A full disk, or a stop: the child must not outlive this.
            ChildProcess.Kill(process);
            process.WaitForExit();
            if (failure is not OperationCanceledException) cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    private static void Take(Process process, Action<byte[], int> output)
    {
        var buffer = new byte[128 * 1024];
        int count;
        while ((count = process.StandardOutput.BaseStream.Read(buffer, 0, buffer.Length)) > 0) output(buffer, count);
    }

    private void FeedOrKill(Process process)
    {
        try
        {
            Feed(process);
        }
        catch
        {
            ChildProcess.Kill(process);
            throw;
        }
    }

    private void Feed(Process process)
    {
        try
        {
            Input?.Invoke(new ChildInput(process.StandardInput.BaseStream));
        }
        catch (ChildEndedException)
        {
            // It ended before it read all: its exit code and its errors say why.
        }
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    /// <summary>The program's input. That nobody reads it any more is told apart from a failure of what is fed.</summary>
    private sealed class ChildInput(Stream pipe) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                pipe.Write(buffer, offset, count);
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException)
            {
                throw new ChildEndedException(failure);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class ChildEndedException(Exception inner) : Exception("The program ended.", inner);
}
