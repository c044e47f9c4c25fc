import type { SignInState } from '../../lib/session';
import { NewDeviceStep, SecondFactorStep } from './CodeSteps';
import { ConsentStep } from './ConsentStep';
import { DeviceStep } from './DeviceStep';
import { FailedStep } from './FailedStep';
import { MasterPasswordStep } from './MasterPasswordStep';
import { PermissionStep } from './PermissionStep';
import { RefusedStep } from './RefusedStep';
import { SsoStep } from './SsoStep';
import { WorkingStep } from './WorkingStep';

/** A sign-in that is under way: each of its steps has its own screen. */
export function SignInSteps({ signIn }: { signIn: SignInState }) {
  const { step } = signIn;
  switch (step.name) {
    case 'permission':
      return <PermissionStep signIn={signIn} origins={step.origins} />;
    case 'working':
      return <WorkingStep signIn={signIn} at={step.at} />;
    case 'consent':
      return <ConsentStep signIn={signIn} risks={step.risks} webVault={step.webVault} />;
    case 'second-factor':
      return <SecondFactorStep signIn={signIn} options={step.options} error={step.error} />;
    case 'new-device':
      return <NewDeviceStep signIn={signIn} error={step.error} />;
    case 'device':
      return <DeviceStep signIn={signIn} publicKey={step.publicKey} />;
    case 'sso':
      return <SsoStep signIn={signIn} webVault={step.webVault} />;
    case 'master-password':
      return <MasterPasswordStep signIn={signIn} error={step.error} />;
    case 'refused':
      return (
        <RefusedStep signIn={signIn} error={step.error} remembered={step.remembered} asked={step.asked} />
      );
    case 'failed':
      return <FailedStep signIn={signIn} error={step.error} />;
  }
}
