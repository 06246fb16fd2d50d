using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class PolicyVariablesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly Principal Ann = new("111111111111", "arn:aws:iam::111111111111:user/ann", "AIDAX", "AKIAX")
    {
        UserName = "ann",
        Tags = PrincipalTags.Of([KeyValuePair.Create("Team", "a*"), KeyValuePair.Create("stage", "test")]),
    };

    [Theory]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/ann/1", true)]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/1", false)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalAccount}/${aws:userid}", "arn:aws:s3:::b/111111111111/AIDAX", true)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/STAGE}", "arn:aws:s3:::b/test", true)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/team}", "arn:aws:s3:::b/a*", true)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/team}", "arn:aws:s3:::b/abc", false)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/none}", "arn:aws:s3:::b/", false)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/none, 'all'}", "arn:aws:s3:::b/all", true)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/a", false)]
    [InlineData("arn:aws:s3:::b/${?}${$}", "arn:aws:s3:::b/?$", true)]
    [InlineData("arn:aws:s3:::b/${open", "arn:aws:s3:::b/${open", true)]
    public void Evaluate_ResourceWithVariables_CoversTheCallersOwn(string pattern, string resource, bool expected)
    {
        Assert.Equal(expected, IsAllowed("2012-10-17", pattern, "{}", resource));
    }

    [Fact]
    public void Evaluate_OldVersion_TakesVariablesForText()
    {
        const string Pattern = "arn:aws:s3:::b/${aws:username}";

        Assert.False(IsAllowed("2008-10-17", Pattern, "{}", "arn:aws:s3:::b/ann"));
        Assert.True(IsAllowed("2008-10-17", Pattern, "{}", "arn:aws:s3:::b/${aws:username}"));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"s3:prefix":"${aws:username}"}}""", true)]
    [InlineData("""{"StringLike":{"s3:prefix":"${aws:PrincipalTag/team}nn"}}""", false)]
    [InlineData("""{"StringLike":{"s3:prefix":"an*"}}""", true)]
    [InlineData("""{"StringNotEquals":{"s3:prefix":"${aws:PrincipalTag/none}"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:PrincipalTag/stage":"test"}}""", true)]
    public void Evaluate_ConditionWithVariables_ComparesWithTheCallersOwn(string condition, bool expected)
    {
        Assert.Equal(expected, IsAllowed("2012-10-17", "*", condition, "arn:aws:s3:::b"));
    }

    private static bool IsAllowed(string version, string pattern, string condition, string resource)
    {
        PolicyDocument policy = PolicyDocument.Parse(
            $$"""{"Version":"{{version}}","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"{{pattern}}","Condition":{{condition}} } }""");
        RequestConditions conditions = new RequestConditions().With("s3:prefix", "ann");
        return policy.Evaluate(new PolicyRequest(Ann, "s3:GetObject", resource, conditions, Now)) == PolicyEffect.Allow;
    }
}
