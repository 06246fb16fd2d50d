using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The wire form of a PutItem or DeleteItem with a condition, item or key as bytes.</summary>
internal static class RawConditionalWrite
{
    public static readonly RawAnswerUnmarshaller PutUnmarshaller = new(Read, PutItemResponseUnmarshaller.Instance);

    public static readonly RawAnswerUnmarshaller DeleteUnmarshaller = new(Read, DeleteItemResponseUnmarshaller.Instance);

    public static JsonRequestMarshaller<PutItemRequest> PutMarshaller(RawConditionalWriteRequest request) => new(
        RawOperation.ServiceName, RawOperation.Target("PutItem"), RawOperation.ApiVersion,
        (writer, _) => Write(writer, "Item", request), BodyBytes(request));

    public static JsonRequestMarshaller<DeleteItemRequest> DeleteMarshaller(RawConditionalWriteRequest request) => new(
        RawOperation.ServiceName, RawOperation.Target("DeleteItem"), RawOperation.ApiVersion,
        (writer, _) => Write(writer, "Key", request), BodyBytes(request));

    /// <summary>
    /// True where the call has failed and the write may have been done, or may be done yet. An answer 4xx is a refusal:
    /// nothing was done.
    /// </summary>
    public static bool IsOutcomeUnknown(Exception fault, CancellationToken token) => fault switch
    {
        OperationCanceledException => !token.IsCancellationRequested,
        AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => false,
        _ => fault is AmazonServiceException or AmazonClientException or IOException or HttpRequestException or TimeoutException,
    };

    private static int BodyBytes(RawConditionalWriteRequest request)
    {
        int bytes = 512 + request.Write.Json.Length + request.Condition.Expression.Length;
        foreach (ReadOnlyMemory<byte> value in request.Condition.Values)
        {
            bytes += value.Length + 16;
        }

        return bytes;
    }

    private static void Write(Utf8JsonWriter writer, string member, RawConditionalWriteRequest request)
    {
        writer.WriteString("TableName", request.TableName);
        writer.WritePropertyName(member);
        writer.WriteRawValue(request.Write.Json.Span, skipInputValidation: true);
        writer.WriteString("ConditionExpression", request.Condition.Expression);
        writer.WriteStartObject("ExpressionAttributeNames");
        for (int number = 0; number < request.Condition.Names.Count; number++)
        {
            writer.WriteString(Placeholder('#', number), request.Condition.Names[number]);
        }

        writer.WriteEndObject();
        if (request.Condition.Values.Count > 0)
        {
            WriteValues(writer, request.Condition);
        }
    }

    // An empty object of values is refused by the service.
    private static void WriteValues(Utf8JsonWriter writer, RawCondition condition)
    {
        writer.WriteStartObject("ExpressionAttributeValues");
        for (int number = 0; number < condition.Values.Count; number++)
        {
            writer.WritePropertyName(Placeholder(':', number));
            writer.WriteRawValue(condition.Values[number].Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static string Placeholder(char kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    // What the service says of a write that was done is of no interest; that it says it whole is.
    private static RawWriteResult Read(byte[] body)
    {
        var reader = new Utf8JsonReader(body, ItemSlicer.ReaderOptions);
        var result = new RawWriteResult();
        RawOperation.ReadMembers(ref reader, body, result, static (ref Utf8JsonReader value, ReadOnlyMemory<byte> _, string _, RawWriteResult _) =>
            value.Skip());
        return result;
    }
}
