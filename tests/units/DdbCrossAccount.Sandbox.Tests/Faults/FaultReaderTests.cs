using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Faults;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

public sealed class FaultReaderTests : IDisposable
{
    private readonly SandboxServices _services = new(new SandboxOptions { Seed = 1 });

    [Fact]
    public void Read_EveryMember_IsTaken()
    {
        FaultRule rule = Read("""
            {"id":"a","service":"dynamodb","operation":"Put*, Batch*","account":"111111111111","table":"Orders","principal":"arn:*",
             "share":0.25,"skip":2,"count":10,"fromSeconds":1,"forSeconds":10,"effect":"throttle"}
            """)[0];

        Assert.Equal("a", rule.Id);
        Assert.Equal("dynamodb", rule.Filter.Service);
        Assert.Equal(["Put*", "Batch*"], rule.Filter.Operations);
        Assert.Equal(("111111111111", "Orders", "arn:*"), (rule.Filter.Account, rule.Filter.Tables!.Single(), rule.Filter.Principal));
        Assert.Equal((0.25, 2L, 10L), (rule.Share, rule.Skip, rule.Count));
        Assert.Equal((TimeSpan.FromSeconds(1), (TimeSpan?)TimeSpan.FromSeconds(10)), (rule.From, rule.Duration));
    }

    [Theory]
    [InlineData("""{"effect":"dropRequest"}""", 1)]
    [InlineData("""[{"effect":"dropRequest"},{"effect":"dropAnswer","reset":true}]""", 2)]
    [InlineData("""{"faults":[{"effect":"dropRequest"},{"effect":"wrongChecksum"}]}""", 2)]
    public void Read_OneOrSeveral_GivesEachAnId(string json, int count)
    {
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"fault-{number}"), Read(json).Select(rule => rule.Id));
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("internalError")]
    [InlineData("unavailable")]
    [InlineData("limitExceeded")]
    [InlineData("denyAccess")]
    [InlineData("expireToken")]
    [InlineData("dropRequest")]
    [InlineData("dropAnswer")]
    [InlineData("cutAnswer")]
    [InlineData("stallAnswer")]
    [InlineData("corruptAnswer")]
    [InlineData("wrongChecksum")]
    [InlineData("unprocessed")]
    [InlineData("error", ""","code":"SomeException","message":"So.","status":418,"when":"after" """)]
    [InlineData("delay", ""","delayMs":5,"clock":"service","when":"after" """)]
    [InlineData("lateWrite", ""","delayMs":5,"clock":"wall","drop":true""")]
    [InlineData("slowAnswer", ""","bytesPerSecond":1000""")]
    [InlineData("killFunction", ""","atRequest":3,"when":"before","function":"apply" """)]
    [InlineData("timeOutFunction", ""","delayMs":100""")]
    [InlineData("exhaustMemory")]
    [InlineData("garbleFunction", ""","answer":"x" """)]
    [InlineData("duplicateInvocation")]
    [InlineData("skewDate", ""","seconds":-900""")]
    public void Read_EachEffect_IsKnown(string effect, string members = "")
    {
        Assert.Single(Read($$"""{"effect":"{{effect}}"{{members}}}"""));
    }

    [Theory]
    [InlineData("nonsense", "The fault cannot be read as JSON: line 1, byte 2.")]
    [InlineData("7", "The fault must be a JSON object.")]
    [InlineData("{}", "Member 'effect' of the fault must be given.")]
    [InlineData("""{"faults":[],"x":1}""", "Member 'x' of the body is unknown. It may have: faults.")]
    [InlineData("""{"faults":{}}""", "Member 'faults' of the body must be an array; it is {}.")]
    [InlineData(
        """{"effect":"explode"}""",
        "Member 'effect' of the fault must be one of corruptAnswer, cutAnswer, delay, denyAccess, dropAnswer, dropRequest, duplicateInvocation, error, "
        + "exhaustMemory, expireToken, garbleFunction, internalError, killFunction, lateWrite, limitExceeded, skewDate, slowAnswer, stallAnswer, "
        + "throttle, timeOutFunction, unavailable, unprocessed, wrongChecksum; it is \"explode\".")]
    [InlineData("""{"effect":"throttle","share":1.1}""", "Member 'share' of the fault must be a number from 0 to 1; it is 1.1.")]
    [InlineData("""{"effect":"throttle","skip":-1}""", "Member 'skip' of the fault must be a whole number of at least 0; it is -1.")]
    [InlineData("""{"effect":"throttle","count":0}""", "Member 'count' of the fault must be a whole number of at least 1; it is 0.")]
    [InlineData("""{"effect":"throttle","count":1.5}""", "Member 'count' of the fault must be a whole number of at least 1; it is 1.5.")]
    [InlineData("""{"effect":"throttle","service":"ec2"}""", "Member 'service' of the fault must be one of dynamodb, streams, s3, sts, sso, kms, sqs, lambda, function; it is \"ec2\".")]
    [InlineData("""{"effect":"throttle","account":"12"}""", "Member 'account' of the fault must be 12 digits; it is \"12\".")]
    [InlineData("""{"effect":"throttle","operation":","}""", "Member 'operation' of the fault must name one at least; it is \",\".")]
    [InlineData("""{"effect":"throttle","id":"a b"}""", "Member 'id' of the fault must be 1 to 64 letters, digits, '-', '_' or '.'; it is \"a b\".")]
    [InlineData("""{"effect":"throttle","when":"later"}""", "Member 'when' of the fault must be 'before' or 'after'; it is \"later\".")]
    [InlineData("""{"effect":"throttle","status":200}""", "Member 'status' of the fault must be a whole number from 400 to 599; it is 200.")]
    [InlineData("""{"effect":"error"}""", "Member 'code' of the fault must be given.")]
    [InlineData("""{"effect":"delay"}""", "Member 'delayMs' of the fault must be given.")]
    [InlineData("""{"effect":"delay","delayMs":1,"clock":"mine"}""", "Member 'clock' of the fault must be 'wall' or 'service'; it is \"mine\".")]
    [InlineData("""{"effect":"slowAnswer"}""", "Member 'bytesPerSecond' of the fault must be given.")]
    [InlineData("""{"effect":"skewDate"}""", "Member 'seconds' of the fault must be given.")]
    [InlineData("""{"effect":"dropAnswer","reset":"yes"}""", "Member 'reset' of the fault must be true or false; it is \"yes\".")]
    [InlineData("""[{"id":"a","effect":"dropAnswer"},{"id":"a","effect":"dropAnswer"}]""", "Member 'id' of the fault must differ from rule to rule.")]
    [InlineData(
        """{"effect":"dropAnswer","delayMs":5}""",
        "Member 'delayMs' of the fault is unknown. It may have: account, bucket, count, effect, forSeconds, fromSeconds, function, id, keyPrefix, operation, "
        + "principal, reset, service, share, skip, table.")]
    public void Read_WhatCannotBe_NamesTheMember(string json, string message)
    {
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Read(json)).Message);
    }

    [Fact]
    public void ReadText_Pairs_AreReadAsTheirTypes()
    {
        FaultRule rule = _services.Faults.Reader.ReadText(
            "effect=error; code=Odd; message=It is so, alas; account=111111111111; operation=Put*,Update*; share=0.5; count=3; when=after");

        Assert.Equal(["Put*", "Update*"], rule.Filter.Operations);
        Assert.Equal(("111111111111", 0.5, 3L), (rule.Filter.Account, rule.Share, rule.Count));
    }

    [Fact]
    public void ReadText_Json_IsReadToo()
    {
        Assert.Equal("a", _services.Faults.Reader.ReadText("""{"id":"a","effect":"dropAnswer","reset":true}""").Id);
    }

    [Theory]
    [InlineData("effect", "'effect' of the fault must be name=value.")]
    [InlineData("effect=dropAnswer;effect=delay", "Member 'effect' of the fault stands there twice.")]
    [InlineData("effect=dropAnswer;reset=1", "Member 'reset' of the fault must be true or false; it is 1.")]
    public void ReadText_WhatCannotBe_NamesTheMember(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<SettingsException>(() => _services.Faults.Reader.ReadText(text)).Message);
    }

    public void Dispose() => _services.Dispose();

    private System.Collections.Generic.IReadOnlyList<FaultRule> Read(string json)
    {
        return _services.Faults.Reader.Read(SettingsObject.Parse(Encoding.UTF8.GetBytes(json), FaultReader.Subject));
    }
}
