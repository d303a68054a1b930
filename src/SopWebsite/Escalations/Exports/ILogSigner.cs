using SopWebsite.Errors;

namespace SopWebsite.Escalations.Exports;

/// <summary>Keeps the key with which a register signs exports of its log.</summary>
public interface ILogSigner
{
    /// <summary>The key; null when none was made yet.</summary>
    /// <exception cref="SopException">
    /// <c>SopLogKeyUnusable</c>: what is kept is damaged or no such key; <c>SopLogKeyTooOpen</c>: others may read it.
    /// </exception>
    ILogSigningKey? Find();

    /// <summary>The key, made now when there is none. Of processes that make it at once one does, and all get the same.</summary>
    /// <exception cref="SopException">As <see cref="Find"/>; <c>SopLogKeyNotWritten</c>: it cannot be kept.</exception>
    ILogSigningKey Obtain();
}

/// <summary>A signing key in use. Its private half shows nowhere.</summary>
public interface ILogSigningKey : IDisposable
{
    /// <summary>True when it was made by this very call of <see cref="ILogSigner.Obtain"/>.</summary>
    bool IsNew { get; }

    /// <summary>The public half.</summary>
    LogPublicKey Public { get; }

    /// <summary>Signs bytes: RSA PKCS#1 v1.5 with SHA-256.</summary>
    byte[] Sign(byte[] bytes);
}
