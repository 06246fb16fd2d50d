using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>One request that a rule hits, and what an effect may do with it.</summary>
/// <param name="services">The clocks.</param>
/// <param name="context">The request itself.</param>
/// <param name="facts">What is known of it.</param>
/// <param name="rule">The rule that hits it.</param>
/// <param name="number">Its number among the requests that meet the rule.</param>
internal sealed class FaultedRequest(
    SandboxServices services, HttpContext context, RequestFacts facts, FaultRule rule, long number)
{
    public SandboxServices Services => services;

    public RequestFacts Facts => facts;

    public HttpResponse Response => context.Response;

    /// <summary>Set by an endpoint of AWS JSON, whose operations let effects look inside.</summary>
    public JsonCall? Call { get; init; }

    /// <summary>A random number of this request, from 0 to less than 1.</summary>
    public double Draw(int part) => rule.Draws.Share(number, part);

    /// <summary>Applies the request under the rule's effect.</summary>
    public ValueTask ApplyAsync(Func<ValueTask> apply) => rule.Effect.ApplyAsync(this, apply);

    /// <summary>Sends the answer under the rule's effect.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> body) => rule.Effect.SendAsync(this, body);

    /// <summary>Waits, and is ended by a client that goes.</summary>
    public Task WaitAsync(FaultDelay delay) => delay.WaitAsync(services, context.RequestAborted);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        return bytes.IsEmpty ? ValueTask.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Lets go out what was written.</summary>
    public Task FlushAsync() => context.Response.Body.FlushAsync(context.RequestAborted);

    /// <summary>Closes the connection; work may go on.</summary>
    public void Close(bool reset)
    {
        facts.IsDropped = true;
        ClientConnection.Close(context, reset);
    }

    /// <summary>Closes the connection and ends the work.</summary>
    public ConnectionDroppedException Drop(bool reset)
    {
        Close(reset);
        return new ConnectionDroppedException();
    }
}
