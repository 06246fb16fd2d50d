using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>What the operations of SQS share: the queue of a request, and who may do what with it.</summary>
internal abstract class SqsOperation(SandboxServices services) : IJsonOperation
{
    protected SqsStore Store => services.Sqs;

    protected SandboxServices Services => services;

    public virtual ValueTask ExecuteAsync(JsonCall call, CancellationToken token)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        Run(call, request, writer);
        writer.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the members of the answer.</summary>
    protected virtual void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
    }

    /// <summary>The queue of the request's URL, with which the caller may do this; throws where one of both is not so.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="request">With a member QueueUrl.</param>
    /// <param name="action">For example <c>sqs:SendMessage</c>.</param>
    /// <param name="isForOwnerOnly">No policy of a queue gives another account this action, as the developer guide lists.</param>
    protected Queue Demand(JsonCall call, RequestObject request, string action, bool isForOwnerOnly = false)
    {
        string url = request.Text("QueueUrl") ?? throw SqsError.MissingParameter("QueueUrl");
        QueueAddress address = QueueAddress.OfUrl(url, call.Region) ?? throw SqsError.InvalidAddress(url);
        Note(call, address.AccountId);
        bool isOwner = address.AccountId == call.Caller.AccountId;
        if (isForOwnerOnly && !isOwner)
        {
            throw SqsError.AccessDenied(
                call.Caller, action, address.Arn, $"because no resource-based policy allows the {action} action");
        }

        Queue? queue = Store.Find(address);
        if (queue is null && !isOwner)
        {
            throw SqsError.NoQueueOrNoAccess();
        }

        Store.Demand(call.Caller, address, action, queue?.PolicyAt(call.Caller.FrontEnd), call.Conditions);
        return queue ?? throw SqsError.NoQueue();
    }

    protected static void Note(JsonCall call, string accountId)
    {
        if (call.Facts is RequestFacts facts)
        {
            facts.OwnerAccount = accountId;
        }
    }
}
