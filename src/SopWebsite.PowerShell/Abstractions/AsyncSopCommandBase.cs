using System.ComponentModel;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>
/// The one way to asynchronous work: a body runs off the pipeline thread and what it writes is written on the pipeline thread. However the
/// pipeline ends (Ctrl+C, <c>Select-Object -First 1</c>, an error action of Stop), the body is cancelled and awaited.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AsyncSopCommandBase : RegisterCommandBase
{
    private const int FewWrites = 64, ManyWrites = 1024;

    private readonly CancellationTokenSource _stop = new();
    private PipelinePump? _lasting;

    /// <summary>Runs a body to its end and rethrows its failure. Called on the pipeline thread.</summary>
    protected void Pump(Func<PipelineWriter, CancellationToken, Task> body)
    {
        using var pump = new PipelinePump(this, body, FewWrites, work => work(), _stop.Token);
        pump.Finish();
    }

    /// <summary>
    /// Starts a body that goes on while the pipeline brings more items; it ends with <see cref="PipelinePump.Finish"/> or the cmdlet.
    /// </summary>
    private protected PipelinePump StartPump(Func<PipelineWriter, CancellationToken, Task> body) =>
        _lasting = new PipelinePump(this, body, ManyWrites, work => OpenedRegister.Transact(work), _stop.Token);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Before the register closes under it.
            _lasting?.Dispose();
            _lasting = null;
            _stop.Dispose();
        }
        base.Dispose(disposing);
    }
}
