using System.Globalization;
using System.Security.Cryptography;
using SopWebsite.Files;

namespace SopWebsite.Backups.Packing;

/// <summary>A finished file of a set.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The digest of what was given to the disk.</param>
internal sealed record VolumeFile(string File, long Bytes, string Sha256);

/// <summary>
/// Writes one file of a set, or a row of files <c>name.001</c>, <c>name.002</c> that are one file cut in pieces, as 7-Zip splits and
/// <c>cat</c> joins. What passes is hashed, and the disk is kept busy meanwhile so that the last flush is short.
/// </summary>
internal sealed class VolumeWriter(string folder, string name, long? volumeSize = null) : WriteOnlyStream
{
    /// <summary>More volumes than these have no three digits.</summary>
    public const int MostVolumes = 999;

    private const long FlushEvery = 64L * 1024 * 1024;

    private readonly List<VolumeFile> _finished = [];
    private FileStream? _file;
    private string _fileName = "";
    private IncrementalHash? _hash;
    private Task _flushing = Task.CompletedTask;
    private long _length;
    private long _flushed;
    private long _total;

    public override long Length => _total;

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (_file is not null && _length == volumeSize) CloseVolume();
            if (_file is null) OpenVolume();
            var taken = volumeSize is { } most ? (int)Math.Min(count, most - _length) : count;
            _file!.Write(buffer, offset, taken);
            _hash!.AppendData(buffer, offset, taken);
            _length += taken;
            _total += taken;
            offset += taken;
            count -= taken;
            Nudge();
        }
    }

    /// <summary>Flushes to the disk and says what there is.</summary>
    public IReadOnlyList<VolumeFile> Finish()
    {
        if (_file is null && _finished.Count == 0) OpenVolume();
        if (_file is not null) CloseVolume();
        return _finished;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Whatever it failed with: the file is given up here.
            _flushing.ContinueWith(flush =>
                _ = flush.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
            _file?.Dispose();
            _hash?.Dispose();
        }
        base.Dispose(disposing);
    }

    private void OpenVolume()
    {
        if (volumeSize is not null && _finished.Count == MostVolumes) throw BackupFaults.TooManyVolumes(volumeSize.Value);
        _fileName = volumeSize is null ? name : name + "." + (_finished.Count + 1).ToString("000", CultureInfo.InvariantCulture);
        _file = new FileStream(Path.Combine(folder, _fileName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1);
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        (_length, _flushed) = (0, 0);
    }

    private void CloseVolume()
    {
        _flushing.GetAwaiter().GetResult();
        _file!.Flush(flushToDisk: true);
        _file.Dispose();
        _finished.Add(new VolumeFile(_fileName, _length, Sha256Hex.Of(_hash!.GetHashAndReset())));
        _hash.Dispose();
        (_file, _hash) = (null, null);
    }

    /// <summary>Has the system write out what it holds, beside the work; a failure of that is one of the whole.</summary>
    private void Nudge()
    {
#if NET8_0_OR_GREATER
        if (_length - _flushed < FlushEvery || !_flushing.IsCompleted) return;
        _flushing.GetAwaiter().GetResult();
        _flushed = _length;
        var handle = _file!.SafeFileHandle;
        _flushing = Task.Run(() => RandomAccess.FlushToDisk(handle));
#else
        _ = _flushed + FlushEvery;
#endif
    }
}
