using System.Data.Common;
using Dapper;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register's connection: statements run in the transaction that is open, if one is.</summary>
/// <param name="connection">The open connection; disposed with this.</param>
/// <param name="begin">The statement that begins a transaction and takes the write lock.</param>
/// <param name="explain">Says what a failure of the database means to the user.</param>
internal sealed class RegisterDatabase(DbConnection connection, string begin, Func<DbException, SopException> explain) : IDisposable
{
    private bool _inTransaction;

    public int Execute(string sql, object? parameters = null) => Explained(() => connection.Execute(sql, parameters));

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => Explained(() => connection.Query<T>(sql, parameters));

    /// <summary>Rows one at a time, for tables too long to hold.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        using var rows = Explained(() => connection.Query<T>(sql, parameters, buffered: false).GetEnumerator());
        while (Explained(rows.MoveNext)) yield return rows.Current;
    }

    public T? First<T>(string sql, object? parameters = null) => Explained(() => connection.QueryFirstOrDefault<T>(sql, parameters));

    public void Transact(Action work)
    {
        if (_inTransaction)
        {
            work();
            return;
        }
        Execute(begin);
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
        catch (DbException)
        {
            // Nothing is left to take back; the failure that led here is the one to tell.
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException failure)
        {
            throw explain(failure);
        }
    }
}
