using System;
using System.Text.Unicode;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>
/// What all operations of DynamoDB share: they run to their end without waiting, and a body that is not the JSON
/// they expect is a SerializationException.
/// </summary>
internal abstract class DynamoDbOperation(SandboxServices services) : IJsonOperation
{
    /// <summary>Larger requests than any that AWS takes.</summary>
    private const int MaximumBodyLength = 16 * 1024 * 1024;

    protected SandboxServices Services => services;

    protected TableAccess Access { get; } = new(services);

    public ValueTask ExecuteAsync(JsonCall call, CancellationToken token)
    {
        RefuseUnreadable(call.Body.Span);
        try
        {
            Run(call);
            return ValueTask.CompletedTask;
        }
        catch (Exception error) when (JsonError.IsUnreadable(error))
        {
            throw DynamoDbError.Serialization("Unable to parse the request");
        }
    }

    /// <summary>Refuses a request that carries a member which this operation lacks (<see cref="LacksAttribute"/>).</summary>
    protected void RefuseLacking(RequestObject request)
    {
        request.RefuseLacking(GetType());
    }

    /// <summary>Answers the call, or throws a <see cref="ServiceException"/>.</summary>
    protected abstract void Run(JsonCall call);

    private static void RefuseUnreadable(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaximumBodyLength)
        {
            throw new ServiceException("RequestEntityTooLargeException", "Request size exceeded", 413);
        }

        if (body.IsEmpty || !Utf8.IsValid(body))
        {
            throw DynamoDbError.Serialization("Unable to parse the request");
        }
    }
}
