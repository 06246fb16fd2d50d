using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Kms;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The KMS keys of tables: DynamoDB asks for them with the authority of its caller.</summary>
internal sealed class TableKeys(KeyAccess keys, IdSource ids)
{
    private const string Service = "dynamodb";
    private const string DescribeKey = "kms:DescribeKey";

    /// <summary>What a request names, until <see cref="Grant"/> has found it; by default the key that AWS manages.</summary>
    public static string Named(string? key) => key ?? KmsStore.DynamoDbAlias;

    /// <summary>Finds the key that a request names, which the caller must be able to describe and to make a grant for.</summary>
    public Encryption? Grant(JsonCall call, Encryption? named)
    {
        return named is null ? null : Asking(() =>
        {
            KmsKey key = keys.Resolve(call.Caller, call.Region, named.KeyArn, DescribeKey);
            Demand(call.Caller, key, DescribeKey);
            Demand(call.Caller, key, "kms:CreateGrant");
            return new Encryption(key.Arn, key);
        });
    }

    /// <summary>The same for a table that is there. Its old key must be usable where another is to take its place.</summary>
    public Encryption? Change(JsonCall call, Table table, Encryption? named)
    {
        DemandUse(call.Caller, table);
        return Grant(call, named);
    }

    /// <summary>
    /// What reads or writes a table's data needs its key. AWS keeps a key for up to five minutes; here every call asks.
    /// </summary>
    public void DemandUse(Principal caller, Table table)
    {
        if (table.Definition.Encryption?.Key is KmsKey key)
        {
            Asking(() => Demand(caller, key, "kms:Decrypt"));
        }
    }

    private KmsKey Demand(Principal caller, KmsKey key, string action)
    {
        keys.Demand(caller, key, action, Service);
        return key;
    }

    private T Asking<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (KmsException error)
        {
            throw DynamoDbError.Kms(error, ids.Guid());
        }
    }
}
