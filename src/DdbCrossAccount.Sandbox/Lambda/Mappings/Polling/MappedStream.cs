using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// A stream as the role of a mapping's function may read it: by its own policies, and across accounts by the stream's.
/// </summary>
internal sealed class MappedStream
{
    private readonly SandboxServices _services;
    private readonly string _arn;
    private readonly TableStream? _stream;
    private readonly Table? _table;

    private MappedStream(SandboxServices services, string arn, Table? table, TableStream? stream)
    {
        _services = services;
        _arn = arn;
        _table = table;
        _stream = stream;
    }

    /// <summary>False when there is no such stream, or nothing of it can be read any more.</summary>
    public bool Exists => _stream is not null && !_stream.IsGone(_services.Clock.GetUtcNow());

    public Table Table => _table!;

    /// <summary>Reads as the worst forms are now.</summary>
    public StreamReader Reader => StreamReader.For(_services, Table, _stream!);

    /// <summary>Whether there is such a stream or not. That of another Region cannot be found.</summary>
    public static MappedStream Find(SandboxServices services, string region, string streamArn)
    {
        bool isInRegion = TableArn.TryParse(streamArn, out TableArn arn) && arn.Region == region;
        Table? table = isInRegion ? services.DynamoDb.FindWithStreams(arn, streamArn) : null;
        return new MappedStream(services, streamArn, table, table?.Streams.FirstOrDefault(stream => stream.Arn == streamArn));
    }

    public StreamRecordWriter NewWriter() => new(Table, _stream!);

    /// <summary>Why the role may not do it, for example <c>GetRecords</c>; null: it may.</summary>
    public string? FindDenial(Principal role, string operation)
    {
        _ = TableArn.TryParse(_arn, out TableArn table);
        PolicyDocument? policy = _stream?.PolicyHolder.At(role.FrontEnd, _services.PolicyPropagation)?.Document;
        return _services.Authorization.FindDenial(
            role, $"dynamodb:{operation}", _arn, table.AccountId, policy, new RequestConditions { Region = table.Region });
    }

    /// <summary>Throws unless the role may use the key of the table.</summary>
    public void DemandKey(Principal role) => _services.TableKeys.DemandUse(role, Table);
}
