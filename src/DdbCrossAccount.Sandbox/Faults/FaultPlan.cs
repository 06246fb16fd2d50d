using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// The rules that are set, in the order in which they were. Every rule sees every request; of several that would fire
/// the one set first does. Thread-safe; without a rule it costs a request nothing.
/// </summary>
internal sealed class FaultPlan(SandboxServices services)
{
    private readonly Lock _lock = new();
    private volatile FaultRule[] _rules = [];

    /// <summary>Makes rules for this plan.</summary>
    public FaultReader Reader { get; } = new(services);

    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Adds rules; one whose id is there already takes that one's place.</summary>
    public void Set(IReadOnlyList<FaultRule> rules)
    {
        lock (_lock)
        {
            FaultRule[] kept = [.. _rules.Select(old => rules.FirstOrDefault(rule => rule.Id == old.Id) ?? old)];
            _rules = [.. kept, .. rules.Where(rule => !kept.Contains(rule))];
        }
    }

    /// <summary>Removes one rule, or all of them; returns how many there were.</summary>
    public int Remove(string? id = null)
    {
        lock (_lock)
        {
            FaultRule[] kept = [.. _rules.Where(rule => id is not null && rule.Id != id)];
            int removed = _rules.Length - kept.Length;
            _rules = kept;
            return removed;
        }
    }

    /// <summary>The request as the rule that hits it shows it; null when none does.</summary>
    /// <param name="context">The request.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="body">Its body, where that names tables.</param>
    /// <param name="call">Given for AWS JSON.</param>
    public FaultedRequest? Find(HttpContext context, RequestFacts facts, ReadOnlyMemory<byte> body = default, JsonCall? call = null)
    {
        if (!services.Lambda.Requests.Note(facts.Caller))
        {
            throw Drop(context, facts);
        }

        FaultRule[] rules = _rules;
        return rules.Length == 0 ? null : Find(rules, context, facts, NamedTables.Read(body, call), call);
    }

    /// <summary>The rule's effect that hits an invocation of a function; null when none does.</summary>
    public InvocationEffect? Find(FunctionArn function)
    {
        FaultRule[] rules = _rules;
        var facts = new RequestFacts("Function.Invocation") { FunctionName = function.Name, OwnerAccount = function.AccountId };
        DateTimeOffset now = services.Clock.GetUtcNow();
        InvocationEffect? found = null;
        foreach (FaultRule rule in rules)
        {
            if (rule.Effect is InvocationEffect effect && rule.Match(facts, [], now) is not null && found is null && rule.TryFire())
            {
                found = effect;
            }
        }

        return found;
    }

    // The function that sends it is being ended while it comes in.
    private static ConnectionDroppedException Drop(HttpContext context, RequestFacts facts)
    {
        facts.IsDropped = true;
        ClientConnection.Close(context, reset: true);
        return new ConnectionDroppedException();
    }

    private FaultedRequest? Find(
        FaultRule[] rules, HttpContext context, RequestFacts facts, IReadOnlyList<TableArn> tables, JsonCall? call)
    {
        facts.Table = tables.Count > 0 ? tables[0] : null;
        DateTimeOffset now = services.Clock.GetUtcNow();
        FaultedRequest? found = null;
        foreach (FaultRule rule in rules)
        {
            if (rule.Match(facts, tables, now) is long number && found is null && rule.TryFire())
            {
                facts.FaultId = rule.Id;
                found = new FaultedRequest(services, context, facts, rule, number) { Call = call };
            }
        }

        return found;
    }
}
