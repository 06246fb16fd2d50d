using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>All keys and aliases. The keys that AWS manages for DynamoDB and S3 are made when they are first named.</summary>
internal sealed class KmsStore(TimeProvider clock)
{
    public const string DynamoDbAlias = "alias/aws/dynamodb";
    public const string S3Alias = "alias/aws/s3";

    private readonly ConcurrentDictionary<string, KmsKey> _keys = new();
    private readonly ConcurrentDictionary<(string AccountId, string Region, string Alias), KmsKey> _aliases = new();

    public KmsKey? Find(string arn) => _keys.GetValueOrDefault(arn);

    public KmsKey? FindAlias(string accountId, string region, string alias)
    {
        return alias is DynamoDbAlias or S3Alias
            ? _aliases.GetOrAdd((accountId, region, alias), _ => MakeManaged(accountId, region, alias))
            : _aliases.GetValueOrDefault((accountId, region, alias));
    }

    /// <summary>Adds a key, or changes policy and state of the one with this id.</summary>
    /// <param name="accountId">Whose it is.</param>
    /// <param name="region">Where it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="policy">Null: the policy that leaves everything to the account's own policies.</param>
    /// <param name="state">Its state.</param>
    /// <param name="spec">Of a new key.</param>
    public KmsKey Put(string accountId, string region, string id, PolicyDocument? policy, KmsKeyState state, string spec)
    {
        policy ??= LeftToTheAccount(accountId);
        var made = new KmsKey(accountId, region, id, policy, clock.GetUtcNow()) { Spec = spec };
        KmsKey key = _keys.GetOrAdd(made.Arn, made);
        key.Change(policy, state, clock.GetUtcNow());
        return key;
    }

    public void PutAlias(KmsKey key, string alias) => _aliases[(key.AccountId, key.Region, alias)] = key;

    private KmsKey MakeManaged(string accountId, string region, string alias)
    {
        string id = new Guid(MD5.HashData(Encoding.UTF8.GetBytes(alias))).ToString();
        var key = new KmsKey(accountId, region, id, ManagedPolicy(accountId, alias), clock.GetUtcNow()) { IsAwsManaged = true };
        return _keys.GetOrAdd(key.Arn, key);
    }

    private static PolicyDocument LeftToTheAccount(string accountId) => PolicyDocument.Parse($$"""
        {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
         "Principal":{"AWS":"arn:aws:iam::{{accountId}}:root"},"Action":"kms:*","Resource":"*"}]}
        """);

    // As these keys have it: through the service, for everybody in the account, and nobody else.
    private static PolicyDocument ManagedPolicy(string accountId, string alias)
    {
        string service = alias.Split('/')[^1];
        return PolicyDocument.Parse($$"""
            {"Version":"2012-10-17","Id":"auto-{{service}}-1","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*",
              "Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:CreateGrant","kms:DescribeKey"],
              "Condition":{"StringEquals":{"kms:CallerAccount":"{{accountId}}"},
                           "StringLike":{"kms:ViaService":"{{service}}.*.amazonaws.com"} } },
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{accountId}}:root"},"Resource":"*",
              "Action":["kms:Describe*","kms:Get*","kms:List*"]}]}
            """);
    }
}
