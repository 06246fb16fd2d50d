using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class PolicyConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly Principal Caller = new(
        "111111111111", "arn:aws:sts::111111111111:assumed-role/Mover/s1", "AROAX:s1", "ASIAX")
    {
        PolicyArn = "arn:aws:iam::111111111111:role/Mover",
        IsRoleSession = true,
        SourceIdentity = "ann",
        Issued = Now.AddMinutes(-1),
        Expires = Now.AddHours(1),
    };

    [Theory]
    [InlineData("""{"StringEquals":{"k":"a"}}""", true)]
    [InlineData("""{"StringEquals":{"k":"A"}}""", false)]
    [InlineData("""{"StringEquals":{"K":["x","a"]}}""", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"k":"A"}}""", true)]
    [InlineData("""{"StringNotEquals":{"k":["x","a"]}}""", false)]
    [InlineData("""{"StringNotEquals":{"k":["x","y"]}}""", true)]
    [InlineData("""{"StringNotEquals":{"absent":"x"}}""", true)]
    [InlineData("""{"StringEquals":{"absent":"x"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"absent":"x"}}""", true)]
    [InlineData("""{"StringEqualsIfExists":{"k":"x"}}""", false)]
    [InlineData("""{"StringLike":{"path":"exports/*"}}""", true)]
    [InlineData("""{"StringNotLike":{"path":"exports/*"}}""", false)]
    [InlineData("""{"Null":{"absent":"true"}}""", true)]
    [InlineData("""{"Null":{"k":"true"}}""", false)]
    [InlineData("""{"Null":{"k":false}}""", true)]
    [InlineData("""{"NumericLessThan":{"n":11}}""", true)]
    [InlineData("""{"NumericLessThan":{"n":"10"}}""", false)]
    [InlineData("""{"NumericLessThanEquals":{"n":"10.0"}}""", true)]
    [InlineData("""{"NumericEquals":{"k":"10"}}""", false)]
    [InlineData("""{"NumericNotEquals":{"n":"9"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2026-01-31T12:00:01Z"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2026-01-31T12:00:00Z"}}""", false)]
    [InlineData("""{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-01-31T12:00:00Z"}}""", true)]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"1769860799"}}""", true)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", true)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":true}}""", false)]
    [InlineData("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}}""", true)]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","127.0.0.1"]}}""", false)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/Mover"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/M*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:*:role/Mover"}}""", false)]
    [InlineData("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/M*"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"111111111111"}}""", true)]
    [InlineData("""{"BinaryEquals":{"k":"a"}}""", true)]
    [InlineData("""{"BinaryEquals":{"k":"b"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:PrincipalType":"AssumedRole"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"222222222222"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:SourceIdentity":"ann"}}""", true)]
    [InlineData("""{"Bool":{"aws:ViaAWSService":"false"}}""", true)]
    [InlineData("""{"Bool":{"aws:PrincipalIsAWSService":"false"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:TokenIssueTime":"2026-01-31T12:00:00Z"}}""", true)]
    [InlineData("""{"NumericLessThan":{"aws:EpochTime":"1769860801"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:EpochTime":"1769860801"}}""", true)]
    [InlineData("""{"Null":{"aws:SourceArn":"true","aws:SourceAccount":"true","sts:ExternalId":"true"}}""", true)]
    [InlineData("""{"Null":{"aws:MultiFactorAuthAge":"true"}}""", true)]
    [InlineData("""{"ForAllValues:StringLike":{"list":["a*","b*"]}}""", true)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"list":["c"]}}""", true)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"list":["b"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"list":["b"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"absent":["b"]}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"list":["a","b","c"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"list":["a"]}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"absent":["a"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"list":["b","z"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"list":["z"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringEquals":{"absent":["z"]}}""", false)]
    [InlineData("""{"StringEquals":{"k":"a"},"NumericEquals":{"n":"10"}}""", true)]
    [InlineData("""{"StringEquals":{"k":"a"},"NumericEquals":{"n":"11"}}""", false)]
    public void Evaluate_Condition_AppliesTheStatementOrNot(string condition, bool expected)
    {
        PolicyDocument policy = PolicyDocument.Parse(
            $$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}} } }""");
        RequestConditions conditions = new RequestConditions().With("k", "a").With("n", "10").With("path", "exports/1").With("list", "a", "b");

        PolicyEffect effect = policy.Evaluate(new PolicyRequest(Caller, "s3:GetObject", "arn:aws:s3:::b/k", conditions, Now) { ResourceAccountId = "222222222222" });

        Assert.Equal(expected ? PolicyEffect.Allow : PolicyEffect.None, effect);
    }
}
