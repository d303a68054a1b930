using SopWebsite.Errors;

namespace SopWebsite.Adapters.Storage;

/// <summary>What one kind of database under the register says otherwise than another.</summary>
internal abstract class RegisterDialect
{
    /// <summary>The statements that begin a transaction and take the write lock: who holds it reads what nobody changes until it commits.</summary>
    public abstract string Begin { get; }

    /// <summary>The folder of the migrations that this kind has besides, or in place of, those that all kinds share; null for none.</summary>
    public virtual string? Folder => null;

    /// <summary>A shared migration in this kind's words.</summary>
    public virtual string Translate(string sql) => sql;

    /// <summary>How many rows one statement inserts best. Where a statement is a call and not a message, one.</summary>
    public virtual int RowsPerInsert => 1;

    /// <summary>The number of the last migration that was run; below all of them when none was.</summary>
    public abstract int VersionOf(RegisterDatabase database);

    /// <summary>Notes the last migration that was run.</summary>
    public abstract void SetVersion(RegisterDatabase database, int version);

    /// <summary>A failure of the database as one that the user can act on. Whatever was under way has been taken back.</summary>
    public abstract SopException Explain(Exception failure);
}
