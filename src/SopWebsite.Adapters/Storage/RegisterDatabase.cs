using System.Data;
using System.Data.Common;
using Dapper;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register's connection: statements run in the transaction that is open, if one is.</summary>
/// <param name="connection">The open connection; disposed with this.</param>
/// <param name="dialect">What this kind of database says otherwise than another.</param>
internal sealed class RegisterDatabase(DbConnection connection, RegisterDialect dialect) : IDisposable
{
    private bool _inTransaction;

    public RegisterDialect Dialect => dialect;

    public int Execute(string sql, object? parameters = null) => Explained(() => connection.Execute(sql, parameters));

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => Explained(() => connection.Query<T>(sql, parameters));

    public T? First<T>(string sql, object? parameters = null) => Explained(() => connection.QueryFirstOrDefault<T>(sql, parameters));

    public void Transact(Action work)
    {
        if (_inTransaction)
        {
            work();
            return;
        }
        Execute(dialect.Begin);
        _inTransaction = true;
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            TakeBack();
            throw;
        }
        finally
        {
            _inTransaction = false;
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Takes back what was not committed. A database that has done so by itself, on a full disk, refuses to do it twice.</summary>
    private void TakeBack()
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            // Nothing is left to take back; the failure that led here is the one to tell.
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            EnsureOpen();
            return work();
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            throw dialect.Explain(failure);
        }
    }

    /// <summary>
    /// A connection that broke is made anew for what comes next, but never within a transaction: the half before the break is gone.
    /// Dapper would open it for each statement by itself and close it again, and then nothing were together any more.
    /// </summary>
    private void EnsureOpen()
    {
        if (connection.State == ConnectionState.Open) return;
        if (_inTransaction) throw new InvalidOperationException("The connection broke within the transaction; nothing of it was written.");
        connection.Close();
        connection.Open();
    }

    /// <summary>A failed statement, or a connection that broke and takes no more statements.</summary>
    private bool IsOfDatabase(Exception failure) =>
        failure is DbException || (failure is InvalidOperationException && connection.State != ConnectionState.Open);
}
