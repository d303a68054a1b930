using System.Collections.Concurrent;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>
/// What work off the pipeline thread writes to. Each call waits for room, so a slow reader slows the work down; once the pipeline is
/// gone every call throws <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class PipelineWriter
{
    private readonly Cmdlet _cmdlet;
    private readonly BlockingCollection<PipelineWrite> _queue;
    private readonly CancellationToken _stop;

    internal PipelineWriter(Cmdlet cmdlet, BlockingCollection<PipelineWrite> queue, CancellationToken stop)
    {
        _cmdlet = cmdlet;
        _queue = queue;
        _stop = stop;
    }

    /// <summary>Writes an object to the pipeline.</summary>
    public void WriteObject(object value) => Add(() => _cmdlet.WriteObject(value));

    /// <summary>
    /// Does something on the pipeline thread, where the register belongs, and then writes an object. What waits is done together, in one
    /// transaction of the register: one for each of a thousand results would take longer than finding them.
    /// </summary>
    internal void WriteObject(object value, Action before) => _queue.Add(new PipelineWrite(() => _cmdlet.WriteObject(value), before), _stop);

    /// <summary>Writes a non-terminating error.</summary>
    public void WriteError(ErrorRecord record) => Add(() => _cmdlet.WriteError(record));

    /// <summary>Writes a warning.</summary>
    public void WriteWarning(string text) => Add(() => _cmdlet.WriteWarning(text));

    /// <summary>Writes a verbose line.</summary>
    public void WriteVerbose(string text) => Add(() => _cmdlet.WriteVerbose(text));

    /// <summary>Writes progress.</summary>
    public void WriteProgress(ProgressRecord record) => Add(() => _cmdlet.WriteProgress(record));

    private void Add(Action write) => _queue.Add(new PipelineWrite(write, Before: null), _stop);
}

/// <summary>Something to write, and what is to be done before.</summary>
internal sealed record PipelineWrite(Action Write, Action? Before);
