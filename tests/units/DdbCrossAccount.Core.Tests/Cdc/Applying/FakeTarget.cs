using System;
using System.Collections.Generic;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

/// <summary>A target table in memory: values (attribute v) by id. What a call comes to is the test's choice.</summary>
internal sealed class FakeTarget : ITargetTable
{
    private readonly object _lock = new();

    public SortedDictionary<string, string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>All calls so far: what was in them.</summary>
    public List<IReadOnlyList<RawWrite>> Calls { get; } = [];

    /// <summary>Answers a call; by default it is carried out.</summary>
    public Func<IReadOnlyList<RawWrite>, CancellationToken, Task<IReadOnlyList<RawWrite>>>? Answer { get; set; }

    public Task<IReadOnlyList<RawWrite>> WriteAsync(string tableArn, IReadOnlyList<RawWrite> writes, CancellationToken token)
    {
        lock (_lock)
        {
            Calls.Add(writes);
        }

        return Answer is { } answer ? answer(writes, token) : Task.FromResult(Carry(writes));
    }

    /// <summary>Carries writes out, and leaves none.</summary>
    public IReadOnlyList<RawWrite> Carry(IEnumerable<RawWrite> writes)
    {
        lock (_lock)
        {
            foreach (RawWrite write in writes)
            {
                if (write.Kind == RawWriteKind.Put)
                {
                    Items[IdOf(write)] = ValueOf(write)!;
                }
                else
                {
                    Items.Remove(IdOf(write));
                }
            }
        }

        return [];
    }

    public static string IdOf(RawWrite write) => Attribute(write, "id")!;

    public static string? ValueOf(RawWrite write) => write.Kind == RawWriteKind.Put ? Attribute(write, "v") : null;

    public static AmazonDynamoDBException Error(string code, HttpStatusCode status = HttpStatusCode.BadRequest, string message = "m") =>
        new(message, ErrorType.Unknown, code, "request", status);

    private static string? Attribute(RawWrite write, string name)
    {
        using JsonDocument document = JsonDocument.Parse(write.Json);
        return document.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetProperty("S").GetString() : null;
    }
}
