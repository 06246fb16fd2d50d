using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>The members of stream requests, with the lengths that the API model gives them.</summary>
internal static class StreamRequest
{
    public static string StreamArn(RequestObject request, string member = "StreamArn")
    {
        return request.TextOfLength(member, 37, 1024);
    }

    public static string ShardId(RequestObject request, string member = "ShardId")
    {
        return request.TextOfLength(member, 28, 65);
    }

    /// <summary>Null when it is absent.</summary>
    public static string? SequenceNumber(RequestObject request)
    {
        return request.Has("SequenceNumber") ? request.TextOfLength("SequenceNumber", 21, 40) : null;
    }

    public static string ShardIterator(RequestObject request)
    {
        return request.TextOfLength("ShardIterator", 1, 2048);
    }
}
