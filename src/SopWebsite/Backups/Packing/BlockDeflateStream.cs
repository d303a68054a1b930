using System.IO.Compression;

namespace SopWebsite.Backups.Packing;

/// <summary>
/// Deflates (RFC 1951) what is written: block by block on the threads of a crew, the blocks joined by sync flushes, so that one large file
/// or dump keeps all processors busy. What is compressed already goes into stored blocks. Leaves the other stream open.
/// </summary>
internal sealed class BlockDeflateStream : WriteOnlyStream
{
    private const int Block = 1024 * 1024;
    private const int LargestStored = 65535;

    /// <summary>An empty last block with fixed codes: what ends the stream.</summary>
    private static readonly byte[] Last = [3, 0];

    private readonly Stream _output;
    private readonly PackingCrew _crew;
    private readonly bool _store;
    private readonly Queue<BlockJob> _underWay = new();
    private readonly Stack<BlockJob> _idle = new();
    private BlockJob? _filling;
#if !NET8_0_OR_GREATER
    // The older framework cannot end a block without ending the stream: one thread does it all.
    private readonly DeflateStream? _plain;
#endif

    public BlockDeflateStream(Stream output, PackingCrew crew, bool store)
    {
        (_output, _crew, _store) = (output, crew, store);
#if !NET8_0_OR_GREATER
        if (!store) _plain = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true);
#endif
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
#if !NET8_0_OR_GREATER
        if (_plain is not null)
        {
            _plain.Write(buffer, offset, count);
            return;
        }
#endif
        if (_store)
        {
            WriteStored(buffer, offset, count);
            return;
        }
        while (count > 0)
        {
            _filling ??= _idle.Count > 0 ? _idle.Pop() : new BlockJob();
            var taken = Math.Min(count, Block - _filling.Count);
            Buffer.BlockCopy(buffer, offset, _filling.Input, _filling.Count, taken);
            _filling.Count += taken;
            offset += taken;
            count -= taken;
            if (_filling.Count == Block) Give();
        }
    }

    /// <summary>Writes what is left and the end. Without it the stream is not whole.</summary>
    public void Finish()
    {
#if !NET8_0_OR_GREATER
        if (_plain is not null)
        {
            _plain.Dispose();
            return;
        }
#endif
        if (_filling is { Count: > 0 }) Give();
        while (_underWay.Count > 0) Take();
        _output.Write(Last, 0, Last.Length);
    }

    private void Give()
    {
        if (_underWay.Count >= _crew.Room) Take();
        _crew.Give(_filling!);
        _underWay.Enqueue(_filling!);
        _filling = null;
    }

    private void Take()
    {
        var job = _underWay.Dequeue();
        job.Wait();
        _output.Write(job.Output.Bytes, 0, job.Output.Count);
        job.Count = 0;
        _idle.Push(job);
    }

    private void WriteStored(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var taken = Math.Min(count, LargestStored);
            _output.Write([0, (byte)taken, (byte)(taken >> 8), (byte)~taken, (byte)(~taken >> 8)], 0, 5);
            _output.Write(buffer, offset, taken);
            offset += taken;
            count -= taken;
        }
    }

    private sealed class BlockJob : PackingJob
    {
        public byte[] Input { get; } = new byte[Block];

        public int Count { get; set; }

        public PackBuffer Output { get; } = new(Block + (Block / 16));

        protected override void Work()
        {
            Output.Truncate(0);
            int length;
            using (var deflate = new DeflateStream(Output, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(Input, 0, Count);
                deflate.Flush();
                length = Output.Count;
            }
            // What comes after the flush would end the whole stream.
            Output.Truncate(length);
        }
    }
}
