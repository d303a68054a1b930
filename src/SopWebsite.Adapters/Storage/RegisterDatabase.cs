using System.Data.Common;
using Dapper;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register's connection: statements run in the transaction that is open, if one is.</summary>
internal sealed class RegisterDatabase(DbConnection connection, Func<DbTransaction> begin) : IDisposable
{
    private DbTransaction? _transaction;

    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, _transaction);

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, _transaction);

    /// <summary>Rows one at a time, for tables too long to hold.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters = null) =>
        connection.Query<T>(sql, parameters, _transaction, buffered: false);

    public T? First<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefault<T>(sql, parameters, _transaction);

    public void Transact(Action work)
    {
        if (_transaction is not null)
        {
            work();
            return;
        }
        using var transaction = begin();
        _transaction = transaction;
        try
        {
            work();
            transaction.Commit();
        }
        finally
        {
            _transaction = null;
        }
    }

    public void Dispose() => connection.Dispose();
}
