using System;
using DdbCrossAccount.Sandbox.DynamoDb.FineGrainedAccess;
using DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>
/// Finds the table that a request names, by name or by ARN, after the caller's permission was checked. The table of
/// another account needs the caller's identity policy and the table's own policy.
/// </summary>
internal sealed class TableAccess(SandboxServices services)
{
    /// <summary>
    /// For operations on items: the table must be there and usable. To read an index is a permission of its own.
    /// </summary>
    public Table ForItems(JsonCall call, string operation, string nameOrArn, string? index = null)
    {
        TableArn arn = Resolve(call, nameOrArn);
        Table? table = Find(call, arn);
        call.Conditions.Further = ItemConditions.Of(call.Body, operation, nameOrArn, table, index).Find;
        Demand(call, operation, index is null ? arn.ToString() : arn.Index(index), arn.AccountId, table?.PolicyHolder);
        call.Authorized?.Invoke();
        if (table is not { ServesItems: true })
        {
            throw DynamoDbError.NoResource();
        }

        services.TableKeys.DemandUse(call.Caller, table);
        return table;
    }

    /// <summary>For operations on the table itself, in any state.</summary>
    public Table ForTable(JsonCall call, string operation, string nameOrArn)
    {
        return Permitted(call, operation, nameOrArn, out TableArn arn) ?? throw DynamoDbError.NoTable(arn.Name);
    }

    /// <summary>For settings that only callers of the table's own account reach, whatever its policy says.</summary>
    public Table ForOwnTable(JsonCall call, string operation, string nameOrArn)
    {
        return FindOwn(call, operation, nameOrArn) ?? throw DynamoDbError.NoTable(Resolve(call, nameOrArn).Name);
    }

    /// <summary>As <see cref="ForOwnTable"/>, with null where there is no such table.</summary>
    public Table? FindOwn(JsonCall call, string operation, string nameOrArn)
    {
        TableArn arn = Resolve(call, nameOrArn);
        PolicyHolder? policy = arn.AccountId == call.Caller.AccountId ? Find(call, arn)?.PolicyHolder : null;
        Demand(call, operation, arn.ToString(), arn.AccountId, policy);
        return Find(call, arn);
    }

    /// <summary>The table in any state, or null where there is none, after the caller's permission was checked.</summary>
    public Table? FindPermitted(JsonCall call, string operation, string nameOrArn)
    {
        return Permitted(call, operation, nameOrArn, out _);
    }

    /// <summary>The table that a name or an ARN means to this caller.</summary>
    public static TableArn Resolve(JsonCall call, string nameOrArn)
    {
        TableArn arn = Read(call, nameOrArn);
        if (call.Facts is { Table: null } facts)
        {
            facts.Table = arn;
        }

        return arn;
    }

    private static TableArn Read(JsonCall call, string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            TableDefinitionReader.RequireName(nameOrArn);
            return new TableArn(call.Caller.AccountId, call.Region, nameOrArn);
        }

        return TableArn.TryParse(nameOrArn, out TableArn arn) ? arn : throw DynamoDbError.InvalidArn(nameOrArn);
    }

    public Table? Find(JsonCall call, TableArn arn)
    {
        return arn.Region == call.Region ? services.DynamoDb.Find(arn) : null;
    }

    /// <summary>Throws AccessDeniedException unless the caller may do it.</summary>
    public void Demand(JsonCall call, string operation, string resourceArn, string accountId, PolicyHolder? policy)
    {
        services.Authorization.Demand(
            call.Caller, $"dynamodb:{operation}", resourceArn, accountId,
            policy?.At(call.Caller.FrontEnd, services.PolicyPropagation)?.Document, call.Conditions);
    }

    private Table? Permitted(JsonCall call, string operation, string nameOrArn, out TableArn arn)
    {
        arn = Resolve(call, nameOrArn);
        Table? table = Find(call, arn);
        Demand(call, operation, arn.ToString(), arn.AccountId, table?.PolicyHolder);
        return table;
    }
}
