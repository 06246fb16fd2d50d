using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Kms;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>Makes what a <see cref="Setup"/> names.</summary>
internal sealed class SetupMaker(SandboxServices services)
{
    /// <summary>Returns the keys of the users, in the order of the setup.</summary>
    public IReadOnlyList<MadeKey> Make(Setup setup)
    {
        foreach (string id in AccountIds(setup))
        {
            services.Accounts.AddAccount(RequireAccountId(id));
        }

        foreach (ManagedPolicySetup policy in setup.ManagedPolicies)
        {
            MakeManagedPolicy(policy);
        }

        foreach (RoleSetup role in setup.Roles)
        {
            MakeRole(role);
        }

        foreach (KeySetup key in setup.Keys)
        {
            MakeKey(key);
        }

        foreach (BucketSetup bucket in setup.Buckets)
        {
            MakeBucket(bucket);
        }

        return setup.Users.Select(MakeUser).ToArray();
    }

    private static IEnumerable<string> AccountIds(Setup setup)
    {
        return setup.Accounts.Concat(setup.Roles.Select(role => role.AccountId))
            .Concat(setup.Users.Select(user => user.AccountId)).Concat(setup.Buckets.Select(bucket => bucket.AccountId))
            .Concat(setup.ManagedPolicies.Select(policy => policy.AccountId)).Concat(setup.Keys.Select(key => key.AccountId));
    }

    private static string RequireAccountId(string id)
    {
        return id.Length == 12 && id.All(char.IsAsciiDigit) ? id : throw new SetupException($"'{id}' is no account id of 12 digits.");
    }

    private void MakeManagedPolicy(ManagedPolicySetup policy)
    {
        services.Accounts.PutManagedPolicy(
            policy.AccountId, policy.Path, policy.PolicyName,
            ReadPolicy(policy.Policy, $"Managed policy '{policy.PolicyName}'"));
    }

    private void MakeRole(RoleSetup role)
    {
        if (role.MaxSessionDuration is < 3600 or > 43_200)
        {
            throw new SetupException($"Role '{role.RoleName}': maxSessionDuration must be from 3600 to 43200 seconds.");
        }

        string place = $"Role '{role.RoleName}'";
        services.Accounts.PutRole(
            role.AccountId, role.Path, role.RoleName, ReadPolicy(role.TrustPolicy, place),
            ReadGrants(role, place), TimeSpan.FromSeconds(role.MaxSessionDuration));
    }

    private void MakeKey(KeySetup key)
    {
        string place = $"Key '{key.KeyId}'";
        PolicyDocument? policy = key.Policy is JsonElement given ? ReadPolicy(given, place) : null;
        string region = key.Region ?? services.Options.Region;
        KmsKey made = services.Kms.Put(key.AccountId, region, key.KeyId, policy, key.State, key.Spec);
        foreach (string alias in key.Aliases)
        {
            services.Kms.PutAlias(made, alias.StartsWith("alias/", StringComparison.Ordinal)
                ? alias
                : throw new SetupException($"{place}: the alias '{alias}' does not begin with 'alias/'."));
        }
    }

    private void MakeBucket(BucketSetup bucket)
    {
        try
        {
            Bucket made = services.S3.FindBucket(bucket.Name) is Bucket own && own.OwnerAccountId == bucket.AccountId
                ? own
                : services.S3.CreateBucket(bucket.AccountId, bucket.Name, bucket.Region ?? services.Options.Region);
            made.Policy = bucket.Policy is JsonElement policy ? ReadPolicy(policy, $"Bucket '{bucket.Name}'") : null;
            made.Ownership = bucket.Ownership;
            made.DefaultEncryption = bucket.KmsKeyId is string key
                ? new ObjectEncryption("aws:kms", key)
                : ObjectEncryption.Default;
        }
        catch (S3Exception error)
        {
            throw new SetupException($"Bucket '{bucket.Name}': {error.Message}");
        }
    }

    private MadeKey MakeUser(UserSetup user)
    {
        IdentityGrants grants = ReadGrants(user, $"User '{user.UserName}'");
        IamUser made = services.Accounts.PutUser(user.AccountId, user.Path, user.UserName, grants);
        AccessKey key = services.Accounts.AddKey(made, user.AccessKey, user.SecretKey);
        return new MadeKey(user.AccountId, user.UserName, made.Arn, key.Id, key.Secret);
    }

    private IdentityGrants ReadGrants(IdentitySetup identity, string place)
    {
        return new IdentityGrants(
            identity.Policies.Select(policy => ReadPolicy(policy, place)).ToArray(),
            identity.PolicyArns.Select(arn => FindManagedPolicy(arn, place)).ToArray(),
            identity.PermissionsBoundary is string boundary ? FindManagedPolicy(boundary, place) : null,
            PrincipalTags.Of(identity.Tags));
    }

    private ManagedPolicy FindManagedPolicy(string arn, string place)
    {
        return services.Accounts.FindManagedPolicy(arn)
            ?? throw new SetupException($"{place}: there is no managed policy '{arn}'.");
    }

    private static PolicyDocument ReadPolicy(JsonElement policy, string place)
    {
        try
        {
            return PolicyDocument.Parse(policy.GetRawText());
        }
        catch (PolicyFormatException error)
        {
            throw new SetupException($"{place}: {error.Message}");
        }
    }
}
