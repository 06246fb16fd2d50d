using System;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class ConnectDdbAccountCommandTests
{
    private const string Device = "arn:aws:iam::111111111111:mfa/ops";

    private readonly RecordingPort _port = new();
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Connect_EveryParameter_ReachesTheEngine()
    {
        _port.Variables["StoredAWSRegion"] = "us-east-1";

        new ConnectDdbAccountCommand
        {
            ProfileName = "prod",
            ProfileLocation = "creds",
            SourceProfile = "base",
            Region = "eu-west-1",
            RoleArn = "arn:aws:iam::222222222222:role/Mover",
            RoleSessionName = "move",
            ExternalId = "x1",
            MfaSerial = Device,
            DurationSeconds = 900,
            EndpointUrl = "http://127.0.0.1:1",
        }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<ConnectOptions>();
        Assert.Equal(
            ("prod", "/resolved/creds", "base", "eu-west-1", "us-east-1"),
            (options.ProfileName, options.ProfileLocation, options.SourceProfile, options.Region, options.StoredRegion));
        Assert.Equal(
            ("arn:aws:iam::222222222222:role/Mover", "move", "x1", Device, 900, "http://127.0.0.1:1"),
            (options.RoleArn, options.RoleSessionName, options.ExternalId, options.MfaSerial, options.DurationSeconds, options.EndpointUrl));
        Assert.Equal([_engine.Account], _port.Results);
    }

    [Fact]
    public void Connect_Keys_ReachTheEngineAndNoStream()
    {
        new ConnectDdbAccountCommand { AccessKey = "AKIA1", SecretKey = "s3cr3t", SessionToken = "t0k3n" }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<ConnectOptions>();
        Assert.Equal(("AKIA1", "s3cr3t", "t0k3n"), (options.AccessKey, options.SecretKey, options.SessionToken));
        Assert.DoesNotContain("s3cr3t", string.Join(' ', _port.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_CodeGiven_IsNotAskedFor()
    {
        new ConnectDdbAccountCommand { MfaTokenCode = "123456" }.Attach(_port, _engine).RunAll();

        Assert.Equal("123456", await _engine.Request<ConnectOptions>().MfaTokenCode!(Device, default));
    }

    [Fact]
    public void Connect_CodeNeeded_IsAskedForAndNobodyAnsweringIsAnError()
    {
        string? code = null;
        _engine.Work = async (_, token) => code = await _engine.Request<ConnectOptions>().MfaTokenCode!(Device, token);
        _port.Answer = "654321";
        new ConnectDdbAccountCommand().Attach(_port, _engine).RunAll();
        Assert.Equal("654321", code);

        _engine.Requests.Clear();
        _port.Answer = null;
        new ConnectDdbAccountCommand { RoleArn = "arn:aws:iam::222222222222:role/Mover" }.Attach(_port, _engine).RunAll();

        Assert.Equal("MfaCodeNeeded", Assert.Single(_port.Errors).ErrorId);
    }
}
