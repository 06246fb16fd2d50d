using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Theory]
    [InlineData("nonsense", "This policy contains invalid Json")]
    [InlineData("[]", "This policy contains invalid Json")]
    [InlineData("", "This policy contains invalid Json")]
    [InlineData("""{"Statement":[],"Statement":[]}""", "This policy contains invalid Json")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Effect":"Deny"}]}""", "This policy contains invalid Json")]
    [InlineData("null", "This text appears not to be a policy")]
    [InlineData("{}", "Syntax error at position (1,3)")]
    [InlineData("""{"Version":"2012-10-17"}""", "Missing required field Statement")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "Could not parse the policy: Statement is empty!")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Statement":[{}]}""", "Missing required field Effect")]
    [InlineData("""{"Statement":[{"Action":"*"}]}""", "Missing required field Effect")]
    [InlineData("""{"Statement":[{"Effect":"Maybe","Action":"*"}]}""", "Invalid effect: Maybe")]
    [InlineData("""{"Statement":[{"Effect":"Allow"}]}""", "Missing required field Action")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","NotAction":"*"}]}""", "Action and NotAction cannot both be in a statement")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Conditon":{}}]}""", "Unknown field Conditon")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"StringMatches":{"a":"b"}}}]}""", "Invalid Condition type : StringMatches")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"3":{"a":"b"}}}]}""", "Invalid Condition type : 3")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"NullIfExists":{"a":"true"}}}]}""", "Invalid Condition type : NullIfExists")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Principal":"me"}]}""", "Invalid principal in policy")]
    public void Parse_WhatIsNoPolicy_SaysWhy(string text, string message)
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(text));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("allow", false)]
    [InlineData("DENY", true)]
    public void Parse_EffectInAnyCase_IsTaken(string effect, bool isDeny)
    {
        PolicyDocument policy = PolicyDocument.Parse($$"""{"Statement":{"Effect":"{{effect}}","Action":"*","Resource":"*"} }""");

        Assert.Equal(isDeny, policy.Statements[0].IsDeny);
    }
}
