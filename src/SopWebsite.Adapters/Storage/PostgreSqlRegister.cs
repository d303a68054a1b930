#if NET8_0_OR_GREATER
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SopWebsite.Adapters.Signing;
using SopWebsite.Register;
using SopWebsite.Secrets;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register on a PostgreSQL server, for many machines or many courts.</summary>
internal sealed class PostgreSqlRegister : DatabaseRegister
{
    private readonly string _connection;
    private readonly string _schema;

    private PostgreSqlRegister(RegisterDatabase database, string location, string keyFile, string connection, string schema)
        : base(database, location, keyFile)
    {
        _connection = connection;
        _schema = schema;
    }

    public static DatabaseRegister Open(PostgreSqlAddress address, RegisterAccess access)
    {
        var location = address.ToString();
        try
        {
            var text = ConnectionText(address);
            var connection = Connect(text);
            try
            {
                var schema = SchemaOf(connection);
                var database = new RegisterDatabase(connection, new PostgreSqlDialect(location, LockNumber(schema, "write")));
                if (access == RegisterAccess.Read && Migrator.IsNew(database))
                {
                    connection.Dispose();
                    return SqliteRegister.OpenEmpty(location);
                }
                Migrator.Migrate(database, location);
                var keyFile = LogKeyFile.PlaceFor(connection.Host!, connection.Port, connection.Database, schema);
                return new PostgreSqlRegister(database, location, keyFile, text, schema);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (
            failure is DbException or SocketException or IOException or ArgumentException or TimeoutException or InvalidOperationException)
        {
            throw PostgreSqlDialect.Unusable(failure, location);
        }
    }

    /// <summary>A lock of the server's own, on a connection of its own: it goes with the connection, and that with the process.</summary>
    public override IDisposable? TryLock(string name)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = Connect(_connection);
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@number)", connection);
            command.Parameters.AddWithValue("number", LockNumber(_schema, "lock " + name));
            if (command.ExecuteScalar() is true) return new ServerLock(connection);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            connection?.Dispose();
            throw PostgreSqlDialect.Unusable(failure, Location);
        }
        connection.Dispose();
        return null;
    }

    /// <summary>Gives the lock back by asking for it: a server frees what a closed connection held only when it comes round to it.</summary>
    private sealed class ServerLock(NpgsqlConnection connection) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
                command.ExecuteNonQuery();
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException or IOException)
            {
                // A connection that is broken has lost the lock already.
            }
            connection.Dispose();
        }
    }

    private static NpgsqlConnection Connect(string text)
    {
        var connection = new NpgsqlConnection(text);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A password that is not referred to is looked for where libpq looks too: PGPASSWORD, then .pgpass.</summary>
    private static string ConnectionText(PostgreSqlAddress address)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host, ApplicationName = "SopWebsite", Pooling = false, CommandTimeout = 60, Enlist = false, TcpKeepAlive = true,
        };
        if (address.Port is { } port) text.Port = port;
        if (address.User is { } user) text.Username = user;
        if (address.Database is { } database) text.Database = database;
        foreach (var (name, value) in address.Options)
        {
            switch (name)
            {
                case PostgreSqlAddress.PasswordOption: text.Password = SecretReference.Resolve(value); break;
                case PostgreSqlAddress.SchemaOption: text.SearchPath = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""; break;
                case "sslmode": text.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true); break;
                case "sslrootcert": text.RootCertificate = value; break;
                case "sslcert": text.SslCertificate = value; break;
                case "sslkey": text.SslKey = value; break;
                case "passfile": text.Passfile = value; break;
                case "connect_timeout": text.Timeout = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "application_name": text.ApplicationName = value; break;
            }
        }
        return text.ToString();
    }

    private static string SchemaOf(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT COALESCE(current_schema(), '')", connection);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>The server knows its locks by number, per database: one of each register and purpose.</summary>
    private static long LockNumber(string schema, string purpose) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"sopwebsite register\n{schema}\n{purpose}")));
}
#endif
