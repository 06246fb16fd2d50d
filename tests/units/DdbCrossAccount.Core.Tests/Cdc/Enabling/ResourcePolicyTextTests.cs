using System.Text.Json.Nodes;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class ResourcePolicyTextTests
{
    private const string Role = "arn:aws:iam::111111111111:role/Cdc";
    private const string Theirs =
        """{"Version":"2012-10-17","Id":"theirs","Statement":{"Sid":"Readers","Effect":"Allow","Principal":"*","Action":"dynamodb:GetItem","Resource":"r","Condition":{"Bool":{"aws:SecureTransport":"true"}}}}""";

    private static readonly PolicyGrant Grant =
        new("Ours", Role, ["dynamodb:PutItem", "dynamodb:DeleteItem"], CdcFacts.TargetArn);

    [Fact]
    public void With_NoPolicy_MakesOne() => Assert.Equal(
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"Ours","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Cdc"},"Action":["dynamodb:PutItem","dynamodb:DeleteItem"],"Resource":"arn:aws:dynamodb:eu-west-1:222222222222:table/Orders"}]}
        """.Trim(),
        ResourcePolicyText.With(null, Grant));

    [Fact]
    public void With_SomebodyElsesPolicy_KeepsEveryWordOfIt()
    {
        JsonNode merged = JsonNode.Parse(ResourcePolicyText.With(Theirs, Grant))!;

        Assert.Equal("theirs", (string?)merged["Id"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Theirs)!["Statement"], merged["Statement"]![0]));
        Assert.Equal("Ours", (string?)merged["Statement"]![1]!["Sid"]);
    }

    [Fact]
    public void With_OlderStatementOfOurs_ReplacesIt()
    {
        string older = ResourcePolicyText.With(Theirs, Grant with { Actions = ["dynamodb:Scan"] });

        Assert.False(ResourcePolicyText.Holds(older, CdcFacts.TargetArn, Grant));
        Assert.Equal(ResourcePolicyText.With(Theirs, Grant), ResourcePolicyText.With(older, Grant));
    }

    [Fact]
    public void Holds_InTheFormThatAwsGivesBack_IsTrue()
    {
        const string Shown =
            """{"Version":"2012-10-17","Statement":{"Sid":"Ours","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:role/Cdc"]},"Action":["dynamodb:DeleteItem","dynamodb:PutItem"],"Resource":["arn:aws:dynamodb:eu-west-1:222222222222:table/Orders"]}}""";

        Assert.True(ResourcePolicyText.Holds(Shown, CdcFacts.TargetArn, Grant));
        Assert.False(ResourcePolicyText.Holds(Shown, CdcFacts.TargetArn, Grant with { RoleArn = Role + "2" }));
        Assert.False(ResourcePolicyText.Holds(Shown.Replace("Allow", "Deny"), CdcFacts.TargetArn, Grant));
        Assert.False(ResourcePolicyText.Holds(null, CdcFacts.TargetArn, Grant));
    }

    [Fact]
    public void Without_OurStatement_LeavesWhatWasThere()
    {
        string merged = ResourcePolicyText.With(Theirs, Grant);

        JsonNode left = JsonNode.Parse(ResourcePolicyText.Without(merged, CdcFacts.TargetArn, "Ours")!)!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Theirs)!["Statement"], Assert.Single(left["Statement"]!.AsArray())));
        Assert.Null(ResourcePolicyText.Without(ResourcePolicyText.With(null, Grant), CdcFacts.TargetArn, "Ours"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void With_WhatIsNoPolicy_IsRefused(string text) =>
        Assert.Throws<ResourcePolicyUnreadableException>(() => ResourcePolicyText.With(text, Grant));
}
