using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>What the poller of a shard and its slots share.</summary>
/// <param name="Catalog">The mappings, with whom they work together.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="Settings">Those in force for as long as this poller runs.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Shard">Its shard.</param>
internal sealed record ShardContext(
    MappingCatalog Catalog, EventSourceMapping Mapping, MappingSettings Settings, MappedStream Stream, StreamShard Shard)
{
    public SandboxServices Services => Catalog.Services;

    /// <summary>Raised when the poller has something to look at.</summary>
    public ServiceSignal Signal { get; } = new();
}
