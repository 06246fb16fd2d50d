using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;

namespace DdbCrossAccount.Sandbox.Tests.Sqs;

/// <summary>Calls the operations of SQS on a service clock that stands still until it is moved.</summary>
internal sealed class QueueCaller : IDisposable
{
    private readonly DynamoDbCaller _caller = new();

    public SandboxServices Services => _caller.Services;

    public void Dispose() => _caller.Dispose();

    public void Pass(double seconds) => _caller.Pass(seconds);

    public Principal Root(string account) => _caller.Root(account);

    /// <summary>A user of the source account with this policy and no other; null: with none.</summary>
    public Principal User(string name, string? policy, string account = DynamoDbCaller.Source)
    {
        IdentityGrants grants = policy is null
            ? IdentityGrants.Only()
            : IdentityGrants.Only(DdbCrossAccount.Sandbox.Policies.PolicyDocument.Parse(policy));
        return Services.Accounts.AddKey(Services.Accounts.PutUser(account, "/", name, grants)).PrincipalAt(0);
    }

    public static string Url(string queue, string account = DynamoDbCaller.Source) => $"http://localhost/{account}/{queue}";

    public JsonNode Call(string operation, string json, Principal? caller = null)
    {
        return _caller.Call($"AmazonSQS.{operation}", json, caller ?? Root(DynamoDbCaller.Source));
    }

    public Task<JsonNode> CallAsync(string operation, string json)
    {
        return _caller.CallAsync($"AmazonSQS.{operation}", json, Root(DynamoDbCaller.Source));
    }

    public ServiceException Refused(string operation, string json, Principal? caller = null)
    {
        return Xunit.Assert.Throws<ServiceException>(() => { Call(operation, json, caller); });
    }

    public void Create(string queue, string attributes = "{}")
    {
        Call("CreateQueue", $$"""{"QueueName":"{{queue}}","Attributes":{{attributes}}}""");
    }

    public string Send(string queue, string body, string more = "")
    {
        return (string)Call("SendMessage", $$"""{"QueueUrl":"{{Url(queue)}}","MessageBody":{{JsonSerializer.Serialize(body)}}{{more}}}""")["MessageId"]!;
    }

    public JsonObject[] Receive(string queue, string more = "")
    {
        JsonNode answer = Call("ReceiveMessage", $$"""{"QueueUrl":"{{Url(queue)}}","MaxNumberOfMessages":10{{more}}}""");
        return answer["Messages"] is JsonArray messages ? [.. messages.Select(message => message!.AsObject())] : [];
    }

    public string[] Bodies(string queue, string more = "") => [.. Receive(queue, more).Select(message => (string)message["Body"]!)];

    public void Delete(string queue, JsonObject message)
    {
        Call("DeleteMessage", $$"""{"QueueUrl":"{{Url(queue)}}","ReceiptHandle":"{{(string)message["ReceiptHandle"]!}}"}""");
    }

    public string? Attribute(string queue, string name)
    {
        JsonNode answer = Call("GetQueueAttributes", $$"""{"QueueUrl":"{{Url(queue)}}","AttributeNames":["{{name}}"]}""");
        return (string?)answer["Attributes"]?[name];
    }
}
