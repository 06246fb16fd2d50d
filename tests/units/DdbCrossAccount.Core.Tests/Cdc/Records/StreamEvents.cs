using System;
using System.Collections.Generic;
using System.Text;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Tests.Cdc.Records;

/// <summary>Events as Lambda makes them of stream records.</summary>
internal static class StreamEvents
{
    public static byte[] Event(params IEnumerable<string> records) =>
        Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}""");

    /// <summary>A put of <c>{id, v}</c>, or with null a delete.</summary>
    public static string Record(long number, string id, string? value, DateTime? created = null, bool isExpiry = false) => Record(
        Number(number),
        $$$"""{"id":{"S":"{{{id}}}"}}""",
        value is null ? null : $$$"""{"id":{"S":"{{{id}}}"},"v":{"S":"{{{value}}}"}}""",
        created,
        isExpiry);

    /// <summary>A record of any key and image.</summary>
    public static string Record(
        string number, string key, string? image, DateTime? created = null, bool isExpiry = false, string? streamArn = null)
    {
        double seconds = ((created ?? LedgerSamples.Time) - DateTime.UnixEpoch).TotalSeconds;
        string newImage = image is null ? string.Empty : $"\"NewImage\":{image},";
        string identity = isExpiry
            ? ""","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}"""
            : string.Empty;
        return $$$"""
            {"eventID":"{{{number}}}","eventName":"{{{(image is null ? "REMOVE" : "MODIFY")}}}","eventVersion":"1.1","eventSource":"aws:dynamodb",
            "awsRegion":"eu-west-1","dynamodb":{"ApproximateCreationDateTime":{{{seconds:F0}}},"Keys":{{{key}}},{{{newImage}}}
            "OldImage":{"id":{"S":"old"}},"SequenceNumber":"{{{number}}}","SizeBytes":59,"StreamViewType":"NEW_AND_OLD_IMAGES"},
            "eventSourceARN":"{{{streamArn ?? LedgerSamples.StreamArn}}}"{{{identity}}}}
            """;
    }

    public static string Number(long number) => LedgerSamples.Number(number).ToString();
}
