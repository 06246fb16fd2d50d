using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3.Storage;
using DdbCrossAccount.Sandbox.Setups;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Setups;

public sealed class SetupMakerTests : IDisposable
{
    private const string Policy = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private readonly SandboxServices _services = new(new SandboxOptions { Seed = 1 });

    [Fact]
    public void Make_Role_CanBeFoundWithItsPolicies()
    {
        Make($$"""{"roles":[{"accountId":"333333333333","roleName":"Mover","path":"/team/","trustPolicy":{{Policy}},"policies":[{{Policy}} ],"maxSessionDuration":7200}]}""");

        IamRole role = _services.Accounts.FindRole("arn:aws:iam::333333333333:role/team/Mover")!;
        Assert.Equal(TimeSpan.FromHours(2), role.MaximumSession);
        Assert.Single(role.GrantsAt(0).Inline);
        Assert.Contains("333333333333", _services.Accounts.RootKeys.Keys);
    }

    [Fact]
    public void Make_UserTwice_ReplacesThePoliciesOfItsKeys()
    {
        MadeKey made = Make($$"""{"users":[{"accountId":"111111111111","userName":"ann","policies":[{{Policy}} ] } ]}""").Single();
        Assert.True(_services.Accounts.TryFindKey(made.AccessKey, out AccessKey? key));
        Assert.Single(key.Principal.IdentityPolicies);

        Make("""{"users":[{"accountId":"111111111111","userName":"ann"}]}""");

        Assert.Empty(key.Principal.IdentityPolicies);
    }

    [Fact]
    public void Make_ManagedPolicyTwice_ReachesAllThatHaveIt()
    {
        const string User = """{"accountId":"111111111111","userName":"ann","policyArns":["arn:aws:iam::111111111111:policy/team/P"],"permissionsBoundary":"arn:aws:iam::111111111111:policy/team/P","tags":{"team":"move"} }""";
        MadeKey made = Make($$"""{"managedPolicies":[{"accountId":"111111111111","policyName":"P","path":"/team/","policy":{{Policy}} } ],"users":[{{User}}]}""").Single();
        Assert.True(_services.Accounts.TryFindKey(made.AccessKey, out AccessKey? key));
        const string Other = """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

        Make($$"""{"managedPolicies":[{"accountId":"111111111111","policyName":"P","path":"/team/","policy":{{Other}} } ]}""");

        Assert.Equal(Other, key.Principal.IdentityPolicies.Single().Text);
        Assert.Equal(Other, key.Principal.PermissionsBoundary!.Text);
        Assert.Equal("move", key.Principal.Tags["team"]);
    }

    [Fact]
    public void Make_UserWithKeys_TakesThem()
    {
        MadeKey made = Make("""{"users":[{"accountId":"111111111111","userName":"ann","accessKey":"AKIAMINE","secretKey":"mine"}]}""").Single();

        Assert.Equal(new MadeKey("111111111111", "ann", "arn:aws:iam::111111111111:user/ann", "AKIAMINE", "mine"), made);
    }

    [Fact]
    public void Make_Bucket_HasOwnerRegionPolicyAndOwnership()
    {
        Make($$"""{"buckets":[{"accountId":"222222222222","name":"moves-2","region":"us-east-1","ownership":"ObjectWriter","policy":{{Policy}} } ]}""");

        Bucket bucket = _services.S3.FindBucket("moves-2")!;
        Assert.Equal(("222222222222", "us-east-1"), (bucket.OwnerAccountId, bucket.Region));
        Assert.Equal(ObjectOwnership.ObjectWriter, bucket.Ownership);
        Assert.Equal(Policy, bucket.Policy!.Text);
    }

    [Theory]
    [InlineData("""{"accounts":["12"]}""", "'12' is no account id of 12 digits.")]
    [InlineData("""{"users":[{"accountId":"111111111111","userName":"ann","policies":[{}]}]}""", "User 'ann': Syntax error at position (1,3)")]
    [InlineData("""{"users":[{"accountId":"111111111111","userName":"ann","policyArns":["arn:aws:iam::111111111111:policy/P"]}]}""", "User 'ann': there is no managed policy 'arn:aws:iam::111111111111:policy/P'.")]
    [InlineData("""{"users":[{"accountId":"111111111111","userName":"ann","permissionsBoundary":"P"}]}""", "User 'ann': there is no managed policy 'P'.")]
    [InlineData("""{"roles":[{"accountId":"111111111111","roleName":"R","trustPolicy":{"Statement":[]},"maxSessionDuration":60}]}""", "Role 'R': maxSessionDuration must be from 3600 to 43200 seconds.")]
    [InlineData("""{"buckets":[{"accountId":"111111111111","name":"ddb-exports-222222222222"}]}""", "Bucket 'ddb-exports-222222222222': The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")]
    public void Make_WhatCannotBe_SaysWhat(string json, string message)
    {
        Assert.Equal(message, Assert.Throws<SetupException>(() => Make(json)).Message);
    }

    [Theory]
    [InlineData("null", "The setup is null.")]
    [InlineData("{\"rolls\":[]}", "The setup cannot be read: ")]
    [InlineData("{", "The setup cannot be read: ")]
    public void Read_WhatIsNoSetup_SaysSo(string json, string message)
    {
        var error = Assert.Throws<SetupException>(() => SetupReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _services.Dispose();

    private MadeKey[] Make(string json) => new SetupMaker(_services).Make(SetupReader.Read(Encoding.UTF8.GetBytes(json))).ToArray();
}
