using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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

    /// <summary>
    /// Inserts rows with one statement that is prepared once and holds as many rows as suit the database, the rest one by one. Within a transaction.
    /// </summary>
    public void InsertAll(string table, IReadOnlyList<(string Name, DbType Type)> columns, IReadOnlyList<object?[]> rows)
    {
        var done = 0;
        foreach (var size in new[] { dialect.RowsPerInsert, 1 })
        {
            if (rows.Count - done < size) continue;
            Explained(() =>
            {
                using var command = InsertCommand(table, columns, size);
                if (rows.Count - done > size) command.Prepare();
                for (; rows.Count - done >= size; done += size)
                {
                    for (var at = 0; at < command.Parameters.Count; at++)
                        command.Parameters[at].Value = rows[done + (at / columns.Count)][at % columns.Count] ?? DBNull.Value;
                    command.ExecuteNonQuery();
                }
                return done;
            });
        }
    }

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => Explained(() => connection.Query<T>(sql, parameters));

    public T? First<T>(string sql, object? parameters = null) => Explained(() => connection.QueryFirstOrDefault<T>(sql, parameters));

    public void Transact(Action work)
    {
        if (_inTransaction)
        {
            work();
            return;
        }
        try
        {
            // A server that cannot give the right to write has begun the transaction nonetheless: that too is taken back.
            Execute(dialect.Begin);
            _inTransaction = true;
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

    /// <summary>
    /// Takes back what was not committed. A database that has done so by itself, on a full disk, refuses to do it twice; one that is gone has
    /// done it by going, and is not called again for that.
    /// </summary>
    private void TakeBack()
    {
        if (connection.State != ConnectionState.Open) return;
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            // Nothing is left to take back; the failure that led here is the one to tell.
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The names of the table and its columns are the stores' own; every value is a parameter.")]
    private DbCommand InsertCommand(string table, IReadOnlyList<(string Name, DbType Type)> columns, int rows)
    {
        var command = connection.CreateCommand();
        var values = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            foreach (var (name, type) in columns)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.DbType) = ($"@{name}{row.ToString(CultureInfo.InvariantCulture)}", type);
                command.Parameters.Add(parameter);
            }
            values.Add(
                $"({string.Join(", ", Enumerable.Range(row * columns.Count, columns.Count).Select(at => command.Parameters[at].ParameterName))})");
        }
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", values)}";
        return command;
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

    /// <summary>A failed statement, a value that is not what its column promises, or a connection that broke and takes no more statements.</summary>
    private bool IsOfDatabase(Exception failure) =>
        failure is DbException or DataException || (failure is InvalidOperationException && connection.State != ConnectionState.Open);
}
