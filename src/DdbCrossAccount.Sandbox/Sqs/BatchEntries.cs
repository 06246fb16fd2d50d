using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>The entries of a batch: each succeeds or fails by itself.</summary>
internal sealed class BatchEntries
{
    private const int Most = 10;
    private const int LongestId = 80;
    private readonly IReadOnlyList<(string Id, RequestObject Request)> _entries;

    private BatchEntries(IReadOnlyList<(string, RequestObject)> entries)
    {
        _entries = entries;
    }

    public IEnumerable<RequestObject> Requests => _entries.Select(entry => entry.Request);

    /// <summary>Throws for no entries, too many, and ids that are wrong or repeated.</summary>
    public static BatchEntries Read(RequestObject request, string operation)
    {
        List<RequestObject> entries = request.Objects("Entries") ?? [];
        if (entries.Count == 0)
        {
            throw SqsError.EmptyBatch(operation);
        }

        if (entries.Count > Most)
        {
            throw SqsError.TooManyEntries(entries.Count);
        }

        string[] ids = [.. entries.Select(entry => entry.Text("Id") ?? throw SqsError.MissingParameter("Id"))];
        if (!ids.All(IsId))
        {
            throw SqsError.InvalidEntryId();
        }

        string? repeated = ids.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1)?.Key;
        return repeated is null
            ? new BatchEntries([.. ids.Zip(entries)])
            : throw SqsError.RepeatedEntryId(repeated);
    }

    /// <summary>Does each entry and writes <c>Successful</c> and <c>Failed</c>.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="apply">Does one entry and returns what writes the members of its success beside the id.</param>
    public void Apply(Utf8JsonWriter answer, Func<RequestObject, Action<Utf8JsonWriter>?> apply)
    {
        var failed = new List<(string Id, ServiceException Error)>();
        answer.WriteStartArray("Successful");
        foreach ((string id, RequestObject request) in _entries)
        {
            try
            {
                Action<Utf8JsonWriter>? write = apply(request);
                answer.WriteStartObject();
                answer.WriteString("Id", id);
                write?.Invoke(answer);
                answer.WriteEndObject();
            }
            catch (ServiceException error)
            {
                failed.Add((id, error));
            }
        }

        answer.WriteEndArray();
        WriteFailed(answer, failed);
    }

    private static void WriteFailed(Utf8JsonWriter answer, List<(string Id, ServiceException Error)> failed)
    {
        answer.WriteStartArray("Failed");
        foreach ((string id, ServiceException error) in failed)
        {
            answer.WriteStartObject();
            answer.WriteString("Id", id);
            answer.WriteBoolean("SenderFault", error.StatusCode < 500);
            answer.WriteString("Code", error.QueryCode ?? error.Code);
            answer.WriteString("Message", error.Message);
            answer.WriteEndObject();
        }

        answer.WriteEndArray();
    }

    private static bool IsId(string id)
    {
        return id.Length is > 0 and <= LongestId
            && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }
}
