using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>The table or stream of the caller's own account whose policy is read or changed.</summary>
internal sealed record PolicyResource(string Arn, Table Table, PolicyHolder Holder)
{
    private const string StreamPart = "/stream/";

    public bool IsStream => Arn.Contains(StreamPart, StringComparison.Ordinal);

    /// <summary>The name of the table or the label of the stream.</summary>
    private string Name => IsStream ? LabelOf(Arn) : Table.Arn.Name;

    public static PolicyResource Open(TableAccess access, JsonCall call, string operation, string arn)
    {
        TableArn tableArn = Parse(call, arn);
        bool isStream = arn.Contains(StreamPart, StringComparison.Ordinal);
        Table? table = access.Find(call, tableArn);
        TableStream? stream = isStream ? table?.Streams.FirstOrDefault(candidate => candidate.Arn == arn) : null;
        PolicyHolder? holder = isStream ? stream?.PolicyHolder : table?.PolicyHolder;
        access.Demand(call, operation, arn, tableArn.AccountId, holder);
        return table is null ? throw DynamoDbError.NoTable(tableArn.Name)
            : holder is null ? throw DynamoDbError.NoStreamOfTable(LabelOf(arn), tableArn.Name)
            : new PolicyResource(arn, table, holder);
    }

    /// <summary>Throws PolicyNotFoundException where the policy is not the expected one.</summary>
    public void RequireRevision(string? expected)
    {
        string? revision = Holder.Current?.RevisionId;
        if (expected is null || expected == (revision ?? "NO_POLICY"))
        {
            return;
        }

        string table = Table.Arn.Name;
        throw DynamoDbError.NoPolicy(
            expected == "NO_POLICY"
            ? $"Requested policy update expecting none to be present for table {table}, "
                + $"but a policy exists with revision id {revision}."
            : revision is null
            ? $"Requested update for policy with revision id {expected}, but table {table} has no associated policy."
            : $"Requested update for policy with revision id {expected}, "
                + $"but the policy associated to target table {table} has revision id {revision}.");
    }

    /// <summary>Replaces or removes the policy; throws what DynamoDB answers while it takes no change.</summary>
    public void Change(CanonicalPolicy? policy, PolicyPropagation propagation)
    {
        if (Table.Status() == TableStatus.Deleting)
        {
            throw DynamoDbError.TableBusy(Table.Arn.Name, "deleted");
        }

        DateTimeOffset now = propagation.Now;
        if (Holder.IsPending(now))
        {
            throw DynamoDbError.PolicyPending(IsStream ? "Stream" : "Table", Name);
        }

        if (Holder.IsBlocked(now))
        {
            throw DynamoDbError.PolicyJustChanged(IsStream ? "stream" : "table", Name, Holder.BlockedUntil!.Value);
        }

        Holder.Change(policy, propagation);
    }

    private static TableArn Parse(JsonCall call, string arn)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw DynamoDbError.InvalidValues($"ARNs must start with 'arn:': {arn}");
        }

        if (!TableArn.TryParse(arn, out TableArn table) || table.Region != call.Region)
        {
            throw DynamoDbError.InvalidValues($"Invalid resource Arn: {arn}");
        }

        string[] path = arn.Split(':', 6)[5].Split('/');
        return (path.Length > 2 ? path[2] : "") switch
        {
            "index" => throw DynamoDbError.InvalidValues(
                $"Invalid resource arn provided, only table or stream is accepted. Provided resource arn: {arn}"),
            "" or "stream" => table.AccountId == call.Caller.AccountId ? table : throw DynamoDbError.ForeignPolicy(),
            _ => throw DynamoDbError.InvalidValues($"Provided Arn is not a DynamoDB resource arn: {arn}"),
        };
    }

    private static string LabelOf(string arn) => arn[(arn.IndexOf(StreamPart, StringComparison.Ordinal) + StreamPart.Length)..];
}
