namespace SopWebsite.Escalations;

/// <summary>Keeps a change of state and the log entry that tells of it together: both are written, or neither.</summary>
public interface IUnitOfWork
{
    /// <summary>Does all of the work or, when it throws, none of it. May be nested; the outermost call commits.</summary>
    void Transact(Action work);
}
