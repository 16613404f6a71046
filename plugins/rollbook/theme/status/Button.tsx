import clsx from 'clsx';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `quiet` has no frame until it is pointed at; `main` is the one to press. */
  look?: 'plain' | 'quiet' | 'main';
}

/** A button that a thumb can hit, and that does not submit anything. */
export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} data-look={look} className={clsx(styles.button, className)} />
  );
}
