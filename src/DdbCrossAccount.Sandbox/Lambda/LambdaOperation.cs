using System;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>What all operations of Lambda share that run to their end without waiting.</summary>
internal abstract class LambdaOperation(SandboxServices services) : IRestOperation
{
    // AWS leaves quotes and the like as they are.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] NoMembers = Encoding.UTF8.GetBytes("{}");

    protected SandboxServices Services => services;

    protected LambdaAccess Access { get; } = new(services);

    public ValueTask ExecuteAsync(RestCall call, CancellationToken token)
    {
        Run(call);
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers the call, or throws a <see cref="ServiceException"/>.</summary>
    protected abstract void Run(RestCall call);

    /// <summary>
    /// The members of the body; none where there is no body. Those that this operation lacks (<see cref="LacksAttribute"/>)
    /// are refused.
    /// </summary>
    protected RequestObject Read(RestCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body.IsEmpty ? NoMembers : call.Body);
        request.RefuseLacking(GetType());
        return request;
    }

    /// <summary>Writes the members of the answer.</summary>
    protected static void Write(RestCall call, Action<Utf8JsonWriter> members)
    {
        using var writer = new Utf8JsonWriter(call.Response, WriterOptions);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    }
}
