using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>Reads the event that Lambda makes of stream records, without decoding or rebuilding any item.</summary>
/// <remarks>
/// Its form is that of the streams' API but for <c>userIdentity</c>, whose members begin with small letters. The whole
/// document is checked for syntax; all errors are <see cref="StreamEventException"/>.
/// </remarks>
internal static class StreamEventReader
{
    private const string Unreadable = "EventUnreadable";

    public static StreamBatch Read(ReadOnlyMemory<byte> eventJson)
    {
        try
        {
            var reader = new Utf8JsonReader(eventJson.Span, ItemSlicer.ReaderOptions);
            var records = new List<RecordMembers>();
            RawOperation.ReadMembers(ref reader, eventJson, records, ReadEventMember);
            return MakeBatch(records);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            // The reader's own message may quote the document.
            throw new StreamEventException(Unreadable, "The event is no JSON document of stream records.");
        }
    }

    private static void ReadEventMember(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> document, string member, List<RecordMembers> records)
    {
        if (member != "Records" || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var record = new RecordMembers();
            RawOperation.ReadObject(ref reader, document, record, ReadRecordMember);
            records.Add(record);
        }
    }

    private static void ReadRecordMember(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> document, string member, RecordMembers record)
    {
        switch (member)
        {
            case "eventSourceARN":
                record.StreamArn = reader.GetString();
                break;
            case "eventName":
                record.EventName = reader.GetString();
                break;
            case "dynamodb" when reader.TokenType == JsonTokenType.StartObject:
                RawOperation.ReadObject(ref reader, document, record, ReadChangeMember);
                break;
            case "userIdentity" when reader.TokenType == JsonTokenType.StartObject:
                RawOperation.ReadObject(ref reader, document, record, ReadIdentityMember);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadChangeMember(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> document, string member, RecordMembers record)
    {
        switch (member)
        {
            case "SequenceNumber":
                record.NumberText = reader.GetString();
                break;
            case "ApproximateCreationDateTime":
                // Seconds; Lambda may write them with an exponent (1.479499740E9), which a decimal reads exactly.
                record.CreatedSeconds = reader.GetDecimal();
                break;
            case "Keys" when reader.TokenType == JsonTokenType.StartObject:
                record.Key = ItemSlicer.Object(ref reader, document);
                break;
            case "NewImage" when reader.TokenType == JsonTokenType.StartObject:
                record.NewImage = ItemSlicer.Object(ref reader, document);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadIdentityMember(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> document, string member, RecordMembers record)
    {
        switch (member)
        {
            case "type" or "Type":
                record.IdentityType = reader.GetString();
                break;
            case "principalId" or "PrincipalId":
                record.IdentityPrincipal = reader.GetString();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static StreamBatch MakeBatch(List<RecordMembers> members)
    {
        string streamArn = string.Empty;
        var records = new List<StreamRecord>(members.Count);
        foreach (RecordMembers each in members)
        {
            string arn = each.StreamArn ?? throw Missing("eventSourceARN");
            if (records.Count > 0 && arn != streamArn)
            {
                throw new StreamEventException(Unreadable, "The event holds records of more than one stream.");
            }

            streamArn = arn;
            records.Add(MakeRecord(each));
        }

        return new StreamBatch(streamArn, records);
    }

    private static StreamRecord MakeRecord(RecordMembers members)
    {
        if (!SequenceNumber.TryParse(members.NumberText, out SequenceNumber number))
        {
            throw Missing("SequenceNumber");
        }

        ReadOnlyMemory<byte> key = members.Key.IsEmpty ? throw Missing("Keys") : members.Key;
        return new StreamRecord
        {
            Number = number,
            NumberText = members.NumberText,
            Key = key,
            Write = MakeWrite(members, key),
            Created = DateTime.UnixEpoch.AddSeconds(
                (double)decimal.Floor(members.CreatedSeconds ?? throw Missing("ApproximateCreationDateTime"))),
            IsTimeToLiveDelete = members is
            {
                EventName: "REMOVE", IdentityType: "Service", IdentityPrincipal: "dynamodb.amazonaws.com",
            },
        };
    }

    private static RawWrite MakeWrite(RecordMembers members, ReadOnlyMemory<byte> key) => members.EventName switch
    {
        "REMOVE" => new RawWrite(RawWriteKind.Delete, key),
        "INSERT" or "MODIFY" when !members.NewImage.IsEmpty => new RawWrite(RawWriteKind.Put, members.NewImage),
        "INSERT" or "MODIFY" => throw new StreamEventException(
            "StreamWithoutNewImages",
            "The stream does not carry new images: its view type must be NEW_IMAGE or NEW_AND_OLD_IMAGES."),
        _ => throw new StreamEventException(Unreadable, "A record is neither INSERT nor MODIFY nor REMOVE."),
    };

    private static StreamEventException Missing(string member) =>
        new(Unreadable, $"A record has no {member} that can be read.");

    private sealed class RecordMembers
    {
        public string? StreamArn { get; set; }

        public string? EventName { get; set; }

        public string? NumberText { get; set; }

        public decimal? CreatedSeconds { get; set; }

        public ReadOnlyMemory<byte> Key { get; set; }

        public ReadOnlyMemory<byte> NewImage { get; set; }

        public string? IdentityType { get; set; }

        public string? IdentityPrincipal { get; set; }
    }
}
