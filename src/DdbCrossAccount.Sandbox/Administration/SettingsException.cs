using System;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>Settings (faults, worst forms, the clock) that cannot be taken; the message names the member.</summary>
internal sealed class SettingsException(string message) : Exception(message);
