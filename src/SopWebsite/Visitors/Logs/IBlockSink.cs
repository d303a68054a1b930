namespace SopWebsite.Visitors.Logs;

/// <summary>Takes the requests of logs in blocks, and has something to find out about each of them that does not depend on the others.</summary>
internal interface IBlockSink
{
    /// <summary>One for each thread.</summary>
    IBlockWorker NewWorker();

    /// <summary>Takes a block over, in the order of the log, one at a time; <see cref="LineBlock.Work"/> holds what a worker made of it.</summary>
    void Take(LineBlock block);
}

/// <summary>Finds out what can be found out about the requests of a block alone; blocks come in any order.</summary>
internal interface IBlockWorker
{
    /// <summary>Leaves what it finds in <see cref="LineBlock.Work"/>, where something of an earlier block may lie to be used again.</summary>
    void Prepare(LineBlock block);
}

/// <summary>Hands the requests on one by one, to a sink that prepares nothing.</summary>
internal sealed class OneByOne(ILineSink sink) : IBlockSink, IBlockWorker
{
    public IBlockWorker NewWorker() => this;

    public void Prepare(LineBlock block)
    {
        // Everything depends on the order.
    }

    public void Take(LineBlock block)
    {
        for (var n = 0; n < block.Count; n++) sink.Request(block.TextOf(n), in block.Requests[n]);
    }
}
